package org.tppkit.core.internal.signing;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.tppkit.core.Signers;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.contract.SignerContract;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

/** The engine's signer of a key in memory; {@code KeySourceTest} runs the contract for every source of keys. */
class SignerContractTest {
    private static final KeyAndChain QSEALC = TestPki.shared().tpp().qsealc();

    @Nested
    class OfAKey implements SignerContract {
        @Override
        public Signer signer() {
            return signerFor(QSEALC.chain());
        }

        @Override
        public Signer signerFor(List<X509Certificate> chain) {
            return Signers.of(QSEALC.key(), chain);
        }

        @Override
        public Optional<Signer> failingSigner() {
            LostKey key = new LostKey(QSEALC.key(), "canary-pin");
            Signer signer = Signers.of(key, QSEALC.chain());
            key.lose();
            return Optional.of(signer);
        }

        @Override
        public List<String> secrets() {
            return List.of("canary-pin", QSEALC.key().toString(), QSEALC.keyPem());
        }
    }
}
