package org.tppkit.core.internal.signing;

import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.qualified.QCStatement;

/** What a certificate says about itself by ETSI EN 319 412-5 and TS 119 495. */
public final class QualifiedCertificate {
    private static final ASN1ObjectIdentifier QC_TYPE = new ASN1ObjectIdentifier("0.4.0.1862.1.6");
    private static final ASN1ObjectIdentifier SEAL_TYPE = QC_TYPE.branch("2");
    private static final ASN1ObjectIdentifier WEB_TYPE = QC_TYPE.branch("3");

    /** The uses that matter here. */
    enum Use {
        /** A QSealC. */
        SEAL,
        /** A QWAC. */
        WEB
    }

    private QualifiedCertificate() {}

    /** What the certificate's QcType statements allow; empty where it has none, or none that can be read. */
    static Set<Use> uses(X509Certificate certificate) {
        Set<Use> uses = EnumSet.noneOf(Use.class);
        byte[] extension = certificate.getExtensionValue(Extension.qCStatements.getId());
        if (extension == null) {
            return uses;
        }
        try {
            byte[] statements = ASN1OctetString.getInstance(extension).getOctets();
            for (ASN1Encodable statement : ASN1Sequence.getInstance(statements)) {
                addUses(QCStatement.getInstance(statement), uses);
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            // A certificate whose statements nobody can read is one without statements: an alias can still name it.
            uses.clear();
        }
        return uses;
    }

    /** The organizationIdentifier of the subject, for instance {@code PSDFR-ACPR-12345}. */
    public static Optional<String> organizationIdentifier(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        RDN[] found = subject.getRDNs(BCStyle.ORGANIZATION_IDENTIFIER);
        return found.length == 0
                ? Optional.empty()
                : Optional.of(IETFUtils.valueToString(found[0].getFirst().getValue()));
    }

    private static void addUses(QCStatement statement, Set<Use> uses) {
        if (!statement.getStatementId().equals(QC_TYPE) || statement.getStatementInfo() == null) {
            return;
        }
        for (ASN1Encodable type : ASN1Sequence.getInstance(statement.getStatementInfo())) {
            if (SEAL_TYPE.equals(type)) {
                uses.add(Use.SEAL);
            } else if (WEB_TYPE.equals(type)) {
                uses.add(Use.WEB);
            }
        }
    }
}
