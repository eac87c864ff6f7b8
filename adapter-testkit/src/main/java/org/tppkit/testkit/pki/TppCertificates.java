package org.tppkit.testkit.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

/**
 * The two PSD2 certificates of a third-party provider, with their keys.
 *
 * @param qwac the website authentication certificate: proves the provider on each TLS connection
 * @param qsealc the seal certificate: signs each request
 */
public record TppCertificates(KeyAndChain qwac, KeyAndChain qsealc) {

    /** Alias of the QWAC in {@link #toPkcs12(char[])}. */
    public static final String QWAC_ALIAS = "qwac";

    /** Alias of the QSealC in {@link #toPkcs12(char[])}. */
    public static final String QSEALC_ALIAS = "qsealc";

    /**
     * {@return a PKCS#12 file with both keys and chains; the password protects the file and both keys}
     *
     * @param password not kept
     */
    public byte[] toPkcs12(char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            put(store, QWAC_ALIAS, qwac, password);
            put(store, QSEALC_ALIAS, qsealc, password);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, password);
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the PKCS#12 file cannot be made", e);
        }
    }

    private static void put(KeyStore store, String alias, KeyAndChain entry, char[] password)
            throws GeneralSecurityException {
        X509Certificate[] chain = entry.chain().toArray(new X509Certificate[0]);
        store.setKeyEntry(alias, entry.key(), password, chain);
    }

    /** Names the certificates; the keys stay out. */
    @Override
    public String toString() {
        return "TppCertificates[qwac=" + qwac + ", qsealc=" + qsealc + "]";
    }
}
