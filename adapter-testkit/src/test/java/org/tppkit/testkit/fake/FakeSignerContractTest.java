package org.tppkit.testkit.fake;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.contract.SignerContract;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

class FakeSignerContractTest implements SignerContract {
    private static final KeyAndChain QSEALC = TestPki.shared().tpp().qsealc();

    /** A key of a kind that cannot sign by RSA. */
    private static final PrivateKey UNFIT = unfit();

    @Override
    public Signer signer() {
        return signerFor(QSEALC.chain());
    }

    @Override
    public Signer signerFor(List<X509Certificate> chain) {
        return FakeSigner.of(QSEALC.key(), chain);
    }

    @Override
    public Optional<Signer> failingSigner() {
        return Optional.of(FakeSigner.of(UNFIT, List.of()));
    }

    @Override
    public List<String> secrets() {
        return List.of(UNFIT.toString(), Base64.getEncoder().encodeToString(UNFIT.getEncoded()));
    }

    private static PrivateKey unfit() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has EC", e);
        }
    }
}
