package org.tppkit.core.internal.signing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A certificate as a web server gives it, and what is odd about a PEM text that TPPKit can read all the same. */
public final class PemText {
    private static final String BEGIN = "-----BEGIN ";
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    private static final int DER_SEQUENCE = 0x30;

    private PemText() {}

    /** What a stricter reader than ours may stumble over; empty for a clean text. */
    public static List<String> remarks(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (!text.contains(BEGIN)) {
            return List.of("it is no PEM text");
        }
        Set<String> remarks = new LinkedHashSet<>();
        if (text.startsWith(BYTE_ORDER_MARK)) {
            remarks.add("it begins with a byte order mark");
            text = text.substring(BYTE_ORDER_MARK.length());
        }
        if (text.indexOf('\r') >= 0) {
            remarks.add("its lines end with carriage returns");
            text = text.replace("\r", "");
        }
        if (!text.substring(0, text.indexOf(BEGIN)).isBlank()) {
            remarks.add("text stands before the first block");
        }
        boolean within = false;
        for (String line : text.split("\n", -1)) {
            if (!line.equals(line.strip())) {
                remarks.add("lines begin or end with blanks");
            }
            if (within && line.isBlank()) {
                remarks.add("there are empty lines within a block");
            }
            within = line.contains(BEGIN) || (within && !line.contains("-----END "));
        }
        return new ArrayList<>(remarks);
    }

    /** The first certificate of a PEM or DER content; empty if there is none that can be read. */
    public static Optional<X509Certificate> certificate(byte[] content) {
        try {
            return Optional.ofNullable((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content)));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    /** Whether the content is binary, as a certificate in DER is, rather than a PEM text. */
    public static boolean isBinary(byte[] content) {
        return content.length > 0 && content[0] == DER_SEQUENCE;
    }
}
