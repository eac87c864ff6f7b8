package org.tppkit.core.internal.signing;

import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x509.Extension;

/**
 * What a certificate states about itself as a qualified certificate (ETSI EN 319 412-5) of a payment service provider (ETSI
 * TS 119 495 clause 5.1). Statements that cannot be read are named; nothing in a certificate makes reading fail.
 *
 * @param compliant whether it says that it is a qualified certificate of the EU
 * @param types its QcTypes: {@code esign}, {@code eseal}, {@code web}, or the identifier of an unknown one
 * @param psd2 its PSD2 statement
 * @param fault what cannot be read of the statements around the PSD2 statement; empty if nothing
 */
public record CertificateStatements(boolean compliant, Set<String> types, Psd2 psd2, Optional<String> fault) {
    private static final ASN1ObjectIdentifier COMPLIANCE = new ASN1ObjectIdentifier("0.4.0.1862.1.1");
    private static final ASN1ObjectIdentifier TYPE = new ASN1ObjectIdentifier("0.4.0.1862.1.6");
    private static final ASN1ObjectIdentifier PSD2 = new ASN1ObjectIdentifier("0.4.0.19495.2");
    private static final Map<String, String> TYPE_NAMES = Map.of(
            "0.4.0.1862.1.6.1", "esign",
            "0.4.0.1862.1.6.2", "eseal",
            "0.4.0.1862.1.6.3", "web");
    private static final Map<String, String> ROLE_NAMES = Map.of(
            "0.4.0.19495.1.1", "PSP_AS",
            "0.4.0.19495.1.2", "PSP_PI",
            "0.4.0.19495.1.3", "PSP_AI",
            "0.4.0.19495.1.4", "PSP_IC");

    public CertificateStatements {
        types = Set.copyOf(types);
    }

    /** The PSD2 statement, or why there is none. */
    public sealed interface Psd2 {}

    /** The certificate has no PSD2 statement. */
    public record Absent() implements Psd2 {}

    /**
     * It has one that cannot be read.
     *
     * @param what which part is wrong
     */
    public record Malformed(String what) implements Psd2 {}

    /**
     * It has one.
     *
     * @param roles the roles, in the certificate's order
     * @param authorityName the competent authority's name
     * @param authorityId the competent authority, such as {@code FR-ACPR}
     */
    public record Stated(List<Role> roles, String authorityName, String authorityId) implements Psd2 {
        public Stated {
            roles = List.copyOf(roles);
        }
    }

    /**
     * A role: its identifier counts, its name is for people.
     *
     * @param oid the identifier
     * @param name what the certificate writes beside it
     */
    public record Role(String oid, String name) {
        /** The role by its identifier: {@code PSP_AI} and so on; the identifier itself where it is none of the four. */
        public String known() {
            return ROLE_NAMES.getOrDefault(oid, oid);
        }
    }

    /** Reads a certificate's statements. */
    public static CertificateStatements of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Extension.qCStatements.getId());
        return extension == null
                ? new CertificateStatements(false, Set.of(), new Absent(), Optional.empty())
                : of(extension);
    }

    /** Reads the extension as it stands in a certificate: an octet string round the statements. */
    static CertificateStatements of(byte[] extension) {
        Reading reading = new Reading();
        try {
            byte[] statements = ASN1OctetString.getInstance(ASN1Primitive.fromByteArray(extension))
                    .getOctets();
            for (ASN1Encodable statement :
                    sequence(ASN1Primitive.fromByteArray(statements), "the list of statements")) {
                reading.take(sequence(statement, "a statement"));
            }
        } catch (CertificateParsingException e) {
            reading.fault = said(e);
        } catch (IOException | RuntimeException e) {
            // Broken bytes make Bouncy Castle throw exceptions of many classes, some of them late, while it walks.
            reading.fault = "the statements are no proper ASN.1";
        }
        return reading.result();
    }

    /** One reading; a part that is not as it has to be ends it with its name. */
    private static final class Reading {
        private final Set<String> types = new LinkedHashSet<>();
        private boolean compliant;
        private Psd2 psd2 = new Absent();
        private String fault = "";

        CertificateStatements result() {
            return new CertificateStatements(
                    compliant, types, psd2, fault.isEmpty() ? Optional.empty() : Optional.of(fault));
        }

        void take(ASN1Sequence statement) throws CertificateParsingException {
            if (statement.size() == 0) {
                throw new CertificateParsingException("a statement is empty");
            }
            ASN1ObjectIdentifier id = identifier(statement.getObjectAt(0), "a statement's identifier");
            if (id.equals(COMPLIANCE)) {
                compliant = true;
            } else if (id.equals(TYPE)) {
                for (ASN1Encodable type : sequence(content(statement, "the QcType"), "the QcType")) {
                    String oid = identifier(type, "a QcType").getId();
                    types.add(TYPE_NAMES.getOrDefault(oid, oid));
                }
            } else if (id.equals(PSD2)) {
                psd2 = psd2(statement);
            }
        }

        private static Psd2 psd2(ASN1Sequence statement) {
            try {
                ASN1Sequence parts = sequence(content(statement, "the PSD2 statement"), "the PSD2 statement");
                if (parts.size() != 3) {
                    return new Malformed("the PSD2 statement has " + parts.size()
                            + " parts in place of roles, authority's name and authority's identifier");
                }
                List<Role> roles = new ArrayList<>();
                for (ASN1Encodable role : sequence(parts.getObjectAt(0), "the list of roles")) {
                    roles.add(role(sequence(role, "a role")));
                }
                return new Stated(
                        roles,
                        text(parts.getObjectAt(1), "the authority's name"),
                        text(parts.getObjectAt(2), "the authority's identifier"));
            } catch (CertificateParsingException e) {
                return new Malformed(said(e));
            } catch (RuntimeException e) {
                return new Malformed("the PSD2 statement is no proper ASN.1");
            }
        }

        private static Role role(ASN1Sequence role) throws CertificateParsingException {
            if (role.size() != 2) {
                throw new CertificateParsingException(
                        "a role has " + role.size() + " parts in place of identifier and name");
            }
            return new Role(
                    identifier(role.getObjectAt(0), "a role's identifier").getId(),
                    text(role.getObjectAt(1), "a role's name"));
        }
    }

    private static String said(CertificateParsingException failure) {
        return String.valueOf(failure.getMessage());
    }

    private static ASN1Encodable content(ASN1Sequence statement, String what) throws CertificateParsingException {
        if (statement.size() != 2) {
            throw new CertificateParsingException(what + " has no content");
        }
        return statement.getObjectAt(1);
    }

    private static ASN1Sequence sequence(ASN1Encodable value, String what) throws CertificateParsingException {
        if (value.toASN1Primitive() instanceof ASN1Sequence sequence) {
            return sequence;
        }
        throw new CertificateParsingException(what + " is no sequence");
    }

    private static ASN1ObjectIdentifier identifier(ASN1Encodable value, String what)
            throws CertificateParsingException {
        if (value.toASN1Primitive() instanceof ASN1ObjectIdentifier identifier) {
            return identifier;
        }
        throw new CertificateParsingException(what + " is no object identifier");
    }

    private static String text(ASN1Encodable value, String what) throws CertificateParsingException {
        if (value.toASN1Primitive() instanceof ASN1UTF8String text) {
            return text.getString();
        }
        throw new CertificateParsingException(what + " is no UTF-8 text");
    }
}
