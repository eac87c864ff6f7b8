package org.tppkit.testkit.simulator.server;

import java.io.IOException;
import java.security.cert.X509Certificate;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TppCertificates;

/** The third party's throw-away identity, in the forms that programs read. */
final class IdentityFiles {

    static final String CA = "ca.pem";
    static final String PKCS12 = "tpp.p12";
    static final String PASSWORD_FILE = "tpp.password";
    static final String QWAC = "qwac.pem";
    static final String QWAC_KEY = "qwac.key";
    static final String QSEALC = "qsealc.pem";
    static final String QSEALC_KEY = "qsealc.key";

    /** The keys lie beside it in clear: it keeps nothing secret, but programs want to be given one. */
    private static final String PASSWORD = "throw-away";

    private IdentityFiles() {}

    static void write(ServerFolder folder, X509Certificate ca, TppCertificates tpp) throws IOException {
        folder.text(CA, KeyAndChain.pem(ca));
        folder.secret(PKCS12, tpp.toPkcs12(PASSWORD.toCharArray()));
        folder.secret(PASSWORD_FILE, PASSWORD + "\n");
        folder.text(QWAC, tpp.qwac().chainPem());
        folder.secret(QWAC_KEY, tpp.qwac().keyPem());
        folder.text(QSEALC, tpp.qsealc().chainPem());
        folder.secret(QSEALC_KEY, tpp.qsealc().keyPem());
    }
}
