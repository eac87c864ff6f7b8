package org.tppkit.core.internal.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.RevocationCheck;

/**
 * Trusts as another does, and then reads the OCSP answer that the server stapled to its certificate. The JDK's own check
 * would ask the authority over the network, in the middle of a handshake and without a time limit of ours.
 */
final class StapledRevocation extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager trust;
    private final RevocationCheck check;

    private StapledRevocation(X509ExtendedTrustManager trust, RevocationCheck check) {
        this.trust = trust;
        this.check = check;
    }

    static X509ExtendedTrustManager around(X509ExtendedTrustManager trust, RevocationCheck check) {
        return check == RevocationCheck.NONE ? trust : new StapledRevocation(trust, check);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        trust.checkServerTrusted(chain, authType, engine);
        checkRevocation(chain, engine.getHandshakeSession());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        trust.checkServerTrusted(chain, authType, socket);
        checkRevocation(chain, socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null);
    }

    /** Without a connection there is nothing stapled. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        trust.checkServerTrusted(chain, authType);
        checkRevocation(chain, null);
    }

    private void checkRevocation(X509Certificate[] chain, @Nullable SSLSession session) throws CertificateException {
        Optional<byte[]> stapled = stapled(session);
        if (stapled.isPresent()) {
            requireGood(chain, stapled.get());
        } else if (check == RevocationCheck.REQUIRED) {
            throw refusal(new CertPathValidatorException(
                    "nothing was stapled", null, null, -1, BasicReason.UNDETERMINED_REVOCATION_STATUS));
        }
    }

    /** The first answer is about the server's own certificate. */
    private static Optional<byte[]> stapled(@Nullable SSLSession session) {
        if (!(session instanceof ExtendedSSLSession extended)) {
            return Optional.empty();
        }
        try {
            return extended.getStatusResponses().stream().findFirst().filter(answer -> answer.length > 0);
        } catch (UnsupportedOperationException e) {
            // Another TLS provider than the JDK's, which knows nothing of stapling.
            return Optional.empty();
        }
    }

    private void requireGood(X509Certificate[] chain, byte[] answer) throws CertificateException {
        try {
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
            checker.setOcspResponses(Map.of(chain[0], answer));
            checker.setOptions(options());
            PKIXBuilderParameters parameters = parameters(chain);
            CertPath path =
                    CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath();
            parameters.addCertPathChecker(checker);
            validator.validate(path, parameters);
        } catch (CertPathValidatorException e) {
            throw refusal(e);
        } catch (GeneralSecurityException e) {
            // The path is trusted all the same: it is only the answer that cannot be judged.
            if (check == RevocationCheck.REQUIRED) {
                throw new CertificateException("the stapled answer cannot be judged", e);
            }
        }
    }

    private EnumSet<PKIXRevocationChecker.Option> options() {
        EnumSet<PKIXRevocationChecker.Option> options =
                EnumSet.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY, PKIXRevocationChecker.Option.NO_FALLBACK);
        if (check == RevocationCheck.IF_STAPLED) {
            options.add(PKIXRevocationChecker.Option.SOFT_FAIL);
        }
        return options;
    }

    private PKIXBuilderParameters parameters(X509Certificate[] chain) throws GeneralSecurityException {
        Set<TrustAnchor> anchors = Arrays.stream(trust.getAcceptedIssuers())
                .map(issuer -> new TrustAnchor(issuer, null))
                .collect(Collectors.toSet());
        X509CertSelector server = new X509CertSelector();
        server.setCertificate(chain[0]);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, server);
        parameters.setRevocationEnabled(false);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(chain))));
        return parameters;
    }

    private static CertificateException refusal(CertPathValidatorException reason) {
        return new CertificateException("the server's certificate is revoked, or not proved to be good", reason);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        trust.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        trust.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        trust.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
