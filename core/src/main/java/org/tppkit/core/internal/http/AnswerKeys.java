package org.tppkit.core.internal.http;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.tppkit.core.internal.signing.Fingerprints;
import org.tppkit.core.internal.signing.PemText;
import org.tppkit.core.internal.signing.QualifiedCertificate;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.spi.http.HttpTransport;

/**
 * The certificates with which one bank signs its answers: fetched from allowed hosts only, checked, and kept for a day. The
 * one owner of that cache. Safe for many threads.
 */
public final class AnswerKeys {
    private static final Duration KEPT = Duration.ofDays(1);
    /** A signature that does not verify may be by a new key under the old address; so often it is looked at. */
    private static final Duration FETCH_FLOOR = Duration.ofMinutes(1);

    private static final int MOST = 16;

    private final Set<String> hosts;
    private final Optional<String> organization;
    private final HttpTransport transport;
    private final Time time;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    private record Held(X509Certificate certificate, long fetchedAt) {}

    /**
     * @param hosts whom to fetch from
     * @param organization the organizationIdentifier that a certificate must name; empty for any
     * @param transport what fetches
     */
    public AnswerKeys(Set<String> hosts, Optional<String> organization, HttpTransport transport, Time time) {
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.organization = organization;
        this.transport = transport;
        this.time = time;
    }

    /**
     * The certificate that a keyId names.
     *
     * @throws UnexpectedAnswerException if it may not be fetched, cannot be fetched, or is not what it has to be
     */
    X509Certificate certificate(String keyId, Deadline deadline) {
        Held known = held.get(keyId);
        if (known != null && age(known).compareTo(KEPT) < 0) {
            requireValid(known.certificate());
            return known.certificate();
        }
        return freshCertificate(keyId, deadline);
    }

    /** Whether what is kept for a keyId is old enough to be fetched again. */
    boolean mayBeOutdated(String keyId) {
        Held known = held.get(keyId);
        return known == null || age(known).compareTo(FETCH_FLOOR) >= 0;
    }

    /** As {@link #certificate}, without a look into what is kept. */
    X509Certificate freshCertificate(String keyId, Deadline deadline) {
        URI address = allowed(keyId);
        CertificateFile.Fetched file = CertificateFile.fetch(address, transport, deadline.left());
        if (!file.isThere()) {
            throw refused("cannot be fetched from " + address.getHost() + ": " + file.problem());
        }
        X509Certificate certificate = PemText.certificate(file.content())
                .orElseThrow(() -> refused("cannot be read: " + address.getHost() + " serves something else"));
        check(address, certificate);
        if (held.size() >= MOST) {
            held.clear();
        }
        held.put(keyId, new Held(certificate, time.nanos()));
        return certificate;
    }

    private Duration age(Held known) {
        return Duration.ofNanos(time.nanos() - known.fetchedAt());
    }

    private URI allowed(String keyId) {
        URI address;
        try {
            address = URI.create(keyId);
        } catch (IllegalArgumentException e) {
            throw refused("is named by no address");
        }
        String host = address.getHost();
        if (!"https".equalsIgnoreCase(address.getScheme()) || host == null || address.getRawUserInfo() != null) {
            throw refused("is named by no https address");
        }
        if (!hosts.contains(host.toLowerCase(Locale.ROOT))) {
            throw refused("lies on a host that is not allowed for this bank; nothing was asked there");
        }
        return address;
    }

    private void check(URI address, X509Certificate certificate) {
        Optional<String> fingerprint = Fingerprints.inNameOf(address);
        if (fingerprint.isPresent() && !Fingerprints.fits(fingerprint.get(), certificate)) {
            throw refused("is not the one whose fingerprint its address carries");
        }
        requireValid(certificate);
        Optional<String> named = QualifiedCertificate.organizationIdentifier(certificate);
        if (named.isEmpty()) {
            throw refused("names no organisation");
        }
        if (organization.isPresent() && !organization.equals(named)) {
            throw refused("belongs to another organisation than " + organization.get());
        }
    }

    private void requireValid(X509Certificate certificate) {
        Instant now = time.now();
        if (now.isBefore(certificate.getNotBefore().toInstant())
                || now.isAfter(certificate.getNotAfter().toInstant())) {
            throw refused("is not valid now");
        }
    }

    private static UnexpectedAnswerException refused(String what) {
        return new UnexpectedAnswerException("", "the certificate of the answer's signature " + what);
    }
}
