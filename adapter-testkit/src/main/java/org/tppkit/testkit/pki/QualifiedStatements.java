package org.tppkit.testkit.pki;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.qualified.QCStatement;

/** The qualified certificate statements of PSD2 (ETSI EN 319 412-5 and TS 119 495). */
final class QualifiedStatements {

    private static final ASN1ObjectIdentifier QC_COMPLIANCE = new ASN1ObjectIdentifier("0.4.0.1862.1.1");
    private static final ASN1ObjectIdentifier QC_TYPE = new ASN1ObjectIdentifier("0.4.0.1862.1.6");
    private static final ASN1ObjectIdentifier PSD2 = new ASN1ObjectIdentifier("0.4.0.19495.2");

    /** QcType of an electronic seal. */
    static final String SEAL = "0.4.0.1862.1.6.2";
    /** QcType of a website. */
    static final String WEB = "0.4.0.1862.1.6.3";

    private QualifiedStatements() {}

    static ASN1Sequence of(String type, TppProfile profile) {
        ASN1EncodableVector statements = new ASN1EncodableVector();
        statements.add(new QCStatement(QC_COMPLIANCE));
        statements.add(new QCStatement(QC_TYPE, new DERSequence(new ASN1ObjectIdentifier(type))));
        statements.add(new QCStatement(PSD2, psd2(profile)));
        return new DERSequence(statements);
    }

    private static DERSequence psd2(TppProfile profile) {
        ASN1EncodableVector roles = new ASN1EncodableVector();
        profile.roles().stream().sorted().map(QualifiedStatements::role).forEach(roles::add);
        ASN1EncodableVector statement = new ASN1EncodableVector();
        statement.add(new DERSequence(roles));
        statement.add(new DERUTF8String(profile.authorityName()));
        statement.add(new DERUTF8String(profile.authorityId()));
        return new DERSequence(statement);
    }

    private static DERSequence role(PspRole role) {
        ASN1EncodableVector pair = new ASN1EncodableVector();
        pair.add(new ASN1ObjectIdentifier(role.oid()));
        pair.add(new DERUTF8String(role.name()));
        return new DERSequence(pair);
    }
}
