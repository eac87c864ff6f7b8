package org.tppkit.core.internal.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.Signers;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.contract.SignerContract;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

/** Every signer of the engine, by the way its key comes in. */
class SignerContractTest {
    private static final KeyAndChain QSEALC = TestPki.shared().tpp().qsealc();
    private static final char[] PASSWORD = "canary-password".toCharArray();

    @TempDir
    private Path folder;

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

    @Nested
    class FromPkcs12 implements SignerContract {
        @Override
        public Signer signer() {
            Path file = written("tpp.p12", TestPki.shared().tpp().toPkcs12(PASSWORD));
            return KeySigner.of(Pkcs12File.read(file, PASSWORD).byType().qsealc());
        }
    }

    @Nested
    class FromPem implements SignerContract {
        @Override
        public Signer signer() {
            return signerFor(QSEALC.chain());
        }

        @Override
        public Signer signerFor(List<X509Certificate> chain) {
            StringBuilder certificates = new StringBuilder();
            chain.forEach(certificate -> certificates.append(KeyAndChain.pem(certificate)));
            Path pem = written("chain.pem", certificates.toString().getBytes(StandardCharsets.US_ASCII));
            Path key = written("key.pem", QSEALC.keyPem().getBytes(StandardCharsets.US_ASCII));
            return KeySigner.of(PemPair.read(pem, key, new char[0]));
        }
    }

    private Path written(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
