package org.tppkit.docs.snippets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TppCertificates;

/** Throw-away keys in files, under the names that the pages give them. */
final class KeyFiles {
    private KeyFiles() {}

    static char[] password() {
        return "of the tests".toCharArray();
    }

    /** Both keys in one PKCS#12 file. */
    static Path pkcs12(Path file, TppCertificates certificates) throws IOException {
        return Files.write(file, certificates.toPkcs12(password()));
    }

    /** QWAC in three PEM files, QSealC in one. */
    static void pem(Path folder, TppCertificates certificates) throws IOException {
        KeyAndChain qwac = certificates.qwac();
        Files.writeString(folder.resolve("qwac.key"), qwac.keyPem());
        Files.writeString(folder.resolve("qwac.pem"), KeyAndChain.pem(qwac.certificate()));
        Files.writeString(
                folder.resolve("authority.pem"),
                KeyAndChain.pem(qwac.chain().get(qwac.chain().size() - 1)));
        KeyAndChain qsealc = certificates.qsealc();
        Files.writeString(folder.resolve("qsealc.pem"), qsealc.keyPem() + qsealc.chainPem());
    }
}
