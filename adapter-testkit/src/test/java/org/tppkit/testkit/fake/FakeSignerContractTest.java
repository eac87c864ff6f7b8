package org.tppkit.testkit.fake;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.contract.SignerContract;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

class FakeSignerContractTest implements SignerContract {
    private static final KeyAndChain QSEALC = TestPki.shared().tpp().qsealc();

    @Override
    public Signer signer() {
        return signerFor(QSEALC.chain());
    }

    @Override
    public Signer signerFor(List<X509Certificate> chain) {
        return FakeSigner.of(QSEALC.key(), chain);
    }

    /** A key of a kind that cannot sign by RSA. */
    @Override
    public Optional<Signer> failingSigner() {
        try {
            return Optional.of(FakeSigner.of(
                    KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate(), List.of()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has EC", e);
        }
    }
}
