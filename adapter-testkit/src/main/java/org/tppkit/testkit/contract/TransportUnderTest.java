package org.tppkit.testkit.contract;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.spi.http.HttpTransport;
import org.tppkit.testkit.pki.KeyAndChain;

/** What the contract of transports needs from whoever runs it. */
interface TransportUnderTest {

    /**
     * A transport. Where it is {@link AutoCloseable}, the test closes it.
     *
     * @param qwac what it shows to servers that ask for a certificate
     * @param trusted the only authorities whose servers it trusts
     * @param largestAnswer how many bytes of a body it takes
     */
    HttpTransport transport(KeyAndChain qwac, List<X509Certificate> trusted, long largestAnswer);

    /**
     * Why a GET may be sent a second time when its connection breaks before the answer: the exception of HT-01. With a reason
     * the test of that is shown as aborted. Without an override the transport must keep the rule without exception.
     */
    default Optional<String> whyGetsMayBeRepeated() {
        return Optional.empty();
    }

    /** How long a test waits for what should come at once, before it says that it never comes. */
    default Duration guard() {
        return Duration.ofSeconds(20);
    }
}
