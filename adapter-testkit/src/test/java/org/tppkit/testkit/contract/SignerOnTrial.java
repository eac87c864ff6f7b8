package org.tppkit.testkit.contract;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.spi.signing.Signer;

/** The contract over whatever signer a test puts here; not found by the build, for its name is none of a test. */
class SignerOnTrial implements SignerContract {
    private static volatile OpenSigner making = new OpenSigner();

    static ContractRun all(OpenSigner signer) {
        making = signer;
        return ContractRun.of(SignerOnTrial.class);
    }

    static ContractRun rule(String rule, OpenSigner signer) {
        making = signer;
        return ContractRun.of(SignerOnTrial.class, rule);
    }

    @Override
    public Signer signer() {
        return making;
    }

    @Override
    public Signer signerFor(List<X509Certificate> chain) {
        return making.withChain(chain);
    }

    @Override
    public Optional<Signer> failingSigner() {
        return Optional.of(making.failing());
    }

    @Override
    public List<String> secrets() {
        return List.of(OpenSigner.PIN);
    }
}
