package org.tppkit.core.internal.signing;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.qualified.QCStatement;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that no trust service would issue: short keys, odd kinds, broken statements. */
final class TestCertificates {
    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();
    private static final ASN1ObjectIdentifier QC_TYPE = new ASN1ObjectIdentifier("0.4.0.1862.1.6");

    private TestCertificates() {}

    /** The one key pair of that kind and size in this process. */
    static KeyPair keys(String kind, int bits) {
        return KEYS.computeIfAbsent(kind + bits, name -> {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
                generator.initialize(bits);
                return generator.generateKeyPair();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static CertifiedKey certified(KeyPair keys) throws Exception {
        return new CertifiedKey(keys.getPrivate(), List.of(certificate(keys, "CN=Test", null)));
    }

    static X509Certificate withTypes(KeyPair keys, String... types) throws Exception {
        ASN1EncodableVector found = new ASN1EncodableVector();
        for (String type : types) {
            found.add(new ASN1ObjectIdentifier(type));
        }
        DERSequence statements = new DERSequence(new QCStatement(QC_TYPE, new DERSequence(found)));
        return certificate(keys, "CN=Test", statements.getEncoded());
    }

    static X509Certificate signedWithSha1(KeyPair keys, String name, String issuer) throws Exception {
        return certificate(keys, name, issuer, null, "SHA1withRSA");
    }

    static X509Certificate certificate(KeyPair keys, String name, byte[] statements) throws Exception {
        return certificate(keys, name, name, statements, "SHA256withRSA");
    }

    private static X509Certificate certificate(
            KeyPair keys, String name, String issuerName, byte[] statements, String algorithm) throws Exception {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuerName),
                BigInteger.valueOf(0x1fa9),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(60))),
                new X500Name(name),
                keys.getPublic());
        if (statements != null) {
            builder.addExtension(new Extension(Extension.qCStatements, false, new DEROctetString(statements)));
        }
        JcaContentSignerBuilder issuer = new JcaContentSignerBuilder(algorithm);
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(issuer.build(keys("RSA", 2048).getPrivate())));
    }
}
