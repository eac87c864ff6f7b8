package org.tppkit.testkit.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** One certificate authority: a self-signed root that issues leaf certificates. */
final class CertificateAuthority {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Adds the extensions that make a leaf what it is. */
    @FunctionalInterface
    interface Extensions {
        void addTo(X509v3CertificateBuilder builder) throws CertIOException;
    }

    private final X500Name name;
    private final PrivateKey key;
    private final X509Certificate certificate;

    private CertificateAuthority(X500Name name, PrivateKey key, X509Certificate certificate) {
        this.name = name;
        this.key = key;
        this.certificate = certificate;
    }

    static CertificateAuthority create(String commonName) {
        KeyPair keys = RsaKeys.generate();
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "FR")
                .addRDN(BCStyle.O, "TPPKit throw-away PKI")
                .addRDN(BCStyle.CN, commonName)
                .build();
        Instant now = Instant.now();
        X509v3CertificateBuilder builder =
                builder(name, keys.getPublic(), name, now.minus(Duration.ofDays(400)), now.plus(Duration.ofDays(400)));
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return new CertificateAuthority(name, keys.getPrivate(), sign(builder, keys.getPrivate()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the certificate authority cannot be made", e);
        }
    }

    /** The answer to an OCSP request about certificates of this authority: good or revoked, for a day. */
    byte[] ocspAnswer(byte[] request, boolean revoked) {
        Instant now = Instant.now();
        try {
            BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(name));
            for (Req asked : new OCSPReq(request).getRequestList()) {
                answer.addResponse(
                        asked.getCertID(),
                        revoked
                                ? new RevokedStatus(Date.from(now.minus(Duration.ofHours(1))), CRLReason.keyCompromise)
                                : CertificateStatus.GOOD,
                        Date.from(now.minus(Duration.ofMinutes(5))),
                        Date.from(now.plus(Duration.ofDays(1))));
            }
            BasicOCSPResp signed = answer.build(
                    new JcaContentSignerBuilder("SHA256withRSA").build(key),
                    new X509CertificateHolder[0],
                    Date.from(now));
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, signed)
                    .getEncoded();
        } catch (IOException | OCSPException | OperatorCreationException e) {
            throw new IllegalStateException("the OCSP request cannot be answered", e);
        }
    }

    X509Certificate certificate() {
        return certificate;
    }

    KeyAndChain issue(KeyPair keys, X500Name subject, Instant from, Instant to, Extensions extensions) {
        X509v3CertificateBuilder builder = builder(name, keys.getPublic(), subject, from, to);
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(certificate.getPublicKey()));
            extensions.addTo(builder);
            return new KeyAndChain(keys.getPrivate(), List.of(sign(builder, key), certificate));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the certificate cannot be issued", e);
        }
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, PublicKey publicKey, X500Name subject, Instant from, Instant to) {
        BigInteger serial = new BigInteger(120, RANDOM).setBit(120);
        return new JcaX509v3CertificateBuilder(issuer, serial, Date.from(from), Date.from(to), subject, publicKey);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("no SHA256withRSA signer", e);
        }
    }
}
