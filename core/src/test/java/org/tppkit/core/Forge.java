package org.tppkit.core;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.qualified.QCStatement;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

/** Makes certificates that are right but for what a test asks for. Its authority and keys are old ones: new keys are slow. */
final class Forge {
    static final String ESEAL = "0.4.0.1862.1.6.2";
    static final String WEB = "0.4.0.1862.1.6.3";
    private static final KeyAndChain AUTHORITY = TestPki.shared().server();
    private static final X500Name AUTHORITY_NAME = new X500Name("C=FR,O=Forge,CN=Forged root");
    private static final X509Certificate ROOT = issueRoot(AUTHORITY);

    private final KeyAndChain keys;
    private X500Name subject = name("PSDFR-ACPR-12345");
    private Instant from = Instant.now().minus(Duration.ofDays(1));
    private Instant to = Instant.now().plus(Duration.ofDays(90));
    private int usage;
    private KeyPurposeId[] purposes = {};
    private ASN1Encodable[] statements;

    private Forge(KeyAndChain keys, int usage, String type, KeyPurposeId... purposes) {
        this.keys = keys;
        this.usage = usage;
        this.purposes = purposes;
        this.statements = new ASN1Encodable[] {compliance(), type(type), psd2(rightPsd2())};
    }

    static Forge qwac() {
        return new Forge(TestPki.shared().tpp().qwac(), KeyUsage.digitalSignature, WEB, KeyPurposeId.id_kp_clientAuth);
    }

    static Forge qsealc() {
        return new Forge(TestPki.shared().tpp().qsealc(), KeyUsage.nonRepudiation, ESEAL);
    }

    Forge subject(X500Name other) {
        subject = other;
        return this;
    }

    Forge valid(Instant newFrom, Instant newTo) {
        from = newFrom;
        to = newTo;
        return this;
    }

    /** No extension where it is 0. */
    Forge usage(int bits) {
        usage = bits;
        return this;
    }

    Forge purposes(KeyPurposeId... other) {
        purposes = other;
        return this;
    }

    /** None at all where nothing is given. */
    Forge statements(ASN1Encodable... other) {
        statements = other;
        return this;
    }

    // ------------------------------------------------------------------ parts

    static X500Name name(String organizationIdentifier) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "FR");
        if (!organizationIdentifier.isEmpty()) {
            name.addRDN(BCStyle.ORGANIZATION_IDENTIFIER, organizationIdentifier);
        }
        return name.addRDN(BCStyle.CN, "TPPKit Example TPP").build();
    }

    static ASN1Encodable compliance() {
        return new QCStatement(new ASN1ObjectIdentifier("0.4.0.1862.1.1"));
    }

    static ASN1Encodable type(String oid) {
        return new QCStatement(
                new ASN1ObjectIdentifier("0.4.0.1862.1.6"), new DERSequence(new ASN1ObjectIdentifier(oid)));
    }

    static ASN1Encodable psd2(ASN1Encodable content) {
        return new QCStatement(new ASN1ObjectIdentifier("0.4.0.19495.2"), content);
    }

    static ASN1Encodable rightPsd2() {
        return psd2Of("FR-ACPR", role(2, "PSP_PI"), role(3, "PSP_AI"), role(4, "PSP_IC"));
    }

    static ASN1Encodable psd2Of(String authority, ASN1Encodable... roles) {
        return sequence(
                new DERSequence(roles), new DERUTF8String("Autorité de contrôle"), new DERUTF8String(authority));
    }

    static ASN1Encodable role(int number, String name) {
        return sequence(new ASN1ObjectIdentifier("0.4.0.19495.1." + number), new DERUTF8String(name));
    }

    static ASN1Encodable sequence(ASN1Encodable... parts) {
        return new DERSequence(parts);
    }

    // ------------------------------------------------------------------ making

    KeyAndChain make() {
        return new KeyAndChain(keys.key(), List.of(certificate(), ROOT));
    }

    /** The forge's own authority. */
    static X509Certificate root() {
        return ROOT;
    }

    /** A root of the same name and another key. */
    static X509Certificate impostor() {
        return issueRoot(TestPki.shared().tpp().qsealc());
    }

    private static X509Certificate issueRoot(KeyAndChain keys) {
        Instant now = Instant.now();
        return issue(
                AUTHORITY_NAME,
                keys.certificate().getPublicKey(),
                keys.key(),
                now.minus(Duration.ofDays(400)),
                now.plus(Duration.ofDays(400)),
                builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true)));
    }

    private X509Certificate certificate() {
        return issue(subject, keys.certificate().getPublicKey(), AUTHORITY.key(), from, to, builder -> {
            if (usage != 0) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            }
            if (purposes.length > 0) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
            }
            if (statements.length > 0) {
                byte[] encoded = new DERSequence(statements).getEncoded();
                builder.addExtension(new Extension(Extension.qCStatements, false, new DEROctetString(encoded)));
            }
        });
    }

    private interface Extensions {
        void addTo(JcaX509v3CertificateBuilder builder) throws IOException;
    }

    private static X509Certificate issue(
            X500Name subject, PublicKey key, PrivateKey issuer, Instant from, Instant to, Extensions extensions) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    AUTHORITY_NAME,
                    BigInteger.valueOf(from.toEpochMilli()),
                    Date.from(from),
                    Date.from(to),
                    subject,
                    key);
            extensions.addTo(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer)));
        } catch (Exception e) {
            throw new AssertionError("a certificate can be forged", e);
        }
    }
}
