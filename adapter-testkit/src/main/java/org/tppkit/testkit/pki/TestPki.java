package org.tppkit.testkit.pki;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * A throw-away certificate authority and what it issues. All keys are RSA of 2048 bits, made in memory. Making a key
 * takes a noticeable part of a second: share one instance per process through {@link #shared()}, and let {@link
 * #reissue(TppCertificates, TppProfile)} make variants over keys that exist.
 *
 * <p>Instances are safe for use by several threads.
 */
public final class TestPki {

    private static final class Shared {
        static final TestPki PKI = TestPki.create();
    }

    private final CertificateAuthority authority;
    private final Map<Set<String>, KeyAndChain> servers = new ConcurrentHashMap<>();
    private final LazyValue<KeyPair> serverKeys = new LazyValue<>(RsaKeys::generate);
    private final LazyValue<TppCertificates> standardTpp = new LazyValue<>(() -> tpp(TppProfile.standard()));
    private final LazyValue<TestPki> stranger = new LazyValue<>(() -> new TestPki("Strange root"));

    private TestPki(String name) {
        this.authority = CertificateAuthority.create(name);
    }

    /** {@return a new authority with a new key} */
    public static TestPki create() {
        return new TestPki("Test root");
    }

    /** {@return the one instance of this process, made at first use} */
    public static TestPki shared() {
        return Shared.PKI;
    }

    /** {@return the root certificate: what a client or server must trust} */
    public X509Certificate caCertificate() {
        return authority.certificate();
    }

    /** {@return another authority that nothing of this one trusts; the same instance each time} */
    public TestPki stranger() {
        return stranger.value();
    }

    /**
     * {@return a server certificate for {@code localhost}, {@code 127.0.0.1}, {@code ::1} and the given host names or
     * addresses; one and the same for the same names}
     *
     * @param hostNames the names of the host, or its addresses
     */
    public KeyAndChain server(String... hostNames) {
        Set<String> names = new LinkedHashSet<>(Arrays.asList(hostNames));
        return servers.computeIfAbsent(names, this::issueServer);
    }

    /**
     * {@return a server certificate for exactly one host name, with a validity of one's own: for expired or misnamed
     * servers}
     *
     * @param hostName a DNS name, for instance {@code other.example}
     * @param notBefore the first moment of validity
     * @param notAfter the last moment of validity
     */
    public KeyAndChain server(String hostName, Instant notBefore, Instant notAfter) {
        return issueServer(new GeneralName[] {new GeneralName(GeneralName.dNSName, hostName)}, notBefore, notAfter);
    }

    /**
     * {@return the certificates of the {@linkplain TppProfile#standard() standard provider}; the same instance each time}
     */
    public TppCertificates tpp() {
        return standardTpp.value();
    }

    /**
     * {@return QWAC and QSealC for a provider, with two new keys}
     *
     * @param profile what the certificates say of it; roles, name and validity
     */
    public TppCertificates tpp(TppProfile profile) {
        return new TppCertificates(qwac(RsaKeys.generate(), profile), qsealc(RsaKeys.generate(), profile));
    }

    /**
     * {@return QWAC and QSealC over keys that exist: cheap, for expired, foreign or renamed certificates}
     *
     * @param existing the keys and certificates to begin with
     * @param profile what the new certificates say of it
     */
    public TppCertificates reissue(TppCertificates existing, TppProfile profile) {
        return new TppCertificates(qwac(keysOf(existing.qwac()), profile), qsealc(keysOf(existing.qsealc()), profile));
    }

    /** An OCSP answer of this authority for all that is asked; see {@link OcspStapling}. */
    byte[] ocspAnswer(byte[] request, boolean revoked) {
        return authority.ocspAnswer(request, revoked);
    }

    private static KeyPair keysOf(KeyAndChain entry) {
        PrivateKey key = entry.key();
        return new KeyPair(entry.certificate().getPublicKey(), key);
    }

    private KeyAndChain qwac(KeyPair keys, TppProfile profile) {
        return authority.issue(keys, subject(profile), profile.notBefore(), profile.notAfter(), builder -> {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth
            }));
            builder.addExtension(
                    Extension.qCStatements, false, QualifiedStatements.of(QualifiedStatements.WEB, profile));
        });
    }

    private KeyAndChain qsealc(KeyPair keys, TppProfile profile) {
        return authority.issue(keys, subject(profile), profile.notBefore(), profile.notAfter(), builder -> {
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            builder.addExtension(
                    Extension.qCStatements, false, QualifiedStatements.of(QualifiedStatements.SEAL, profile));
        });
    }

    private static X500Name subject(TppProfile profile) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "FR")
                .addRDN(BCStyle.O, profile.name())
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, profile.organizationIdentifier())
                .addRDN(BCStyle.CN, profile.name())
                .build();
    }

    private KeyAndChain issueServer(Set<String> hostNames) {
        Set<String> dnsNames = new LinkedHashSet<>();
        dnsNames.add("localhost");
        dnsNames.addAll(hostNames);
        GeneralName[] names = new GeneralName[dnsNames.size() + 2];
        names[0] = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
        names[1] = new GeneralName(GeneralName.iPAddress, "::1");
        int next = 2;
        for (String name : dnsNames) {
            names[next++] = new GeneralName(isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
        }
        Instant now = Instant.now();
        return issueServer(names, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(30)));
    }

    private static boolean isAddress(String name) {
        return name.contains(":") || name.matches("[0-9.]+");
    }

    private KeyAndChain issueServer(GeneralName[] names, Instant from, Instant to) {
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, "TPPKit test server")
                .build();
        return authority.issue(serverKeys.value(), subject, from, to, builder -> {
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        });
    }

    /** Names the root; no key is shown. */
    @Override
    public String toString() {
        return "TestPki[" + caCertificate().getSubjectX500Principal().getName() + "]";
    }
}
