package org.tppkit.core.internal.signing;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.signing.SignatureProfile;

/** The forms in which a Signature header names the key, ready to stand between its quotes. */
final class KeyIds {
    private static final Map<String, String> NAMES = Map.of("2.5.4.97", "organizationIdentifier");

    private final String certificateUrl;
    private final String serialNumberAndIssuer;

    KeyIds(URI certificateUrl, X509Certificate certificate) {
        this.certificateUrl = quotable(certificateUrl.toASCIIString());
        this.serialNumberAndIssuer = quotable(serialNumberAndIssuer(certificate));
    }

    String of(SignatureProfile.KeyId form) {
        return switch (form) {
            case CERTIFICATE_URL -> certificateUrl;
            case SERIAL_NUMBER_AND_ISSUER -> travelling(serialNumberAndIssuer);
        };
    }

    private static String serialNumberAndIssuer(X509Certificate certificate) {
        String serialNumber = certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
        String issuer = certificate.getIssuerX500Principal().getName(X500Principal.RFC2253, NAMES);
        return "SN=" + serialNumber + ",CA=" + issuer;
    }

    private static String quotable(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String travelling(String text) {
        if (!text.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new SigningException("the name of the QSealC's issuer is not ASCII: no header can carry it", null);
        }
        return text;
    }
}
