package org.tppkit.testkit.contract;

/**
 * The rules HT-01 to HT-12 of {@link org.tppkit.ports.spi.http.HttpTransport}, for whoever writes one, over real TLS on
 * loopback.
 *
 * <pre>{@code
 * class OurTransportTest implements HttpTransportContract {
 *     @Override
 *     public HttpTransport transport(KeyAndChain qwac, List<X509Certificate> trusted, long largestAnswer) {
 *         return new OurTransport(qwac.key(), qwac.chain(), trusted, largestAnswer);
 *     }
 * }
 * }</pre>
 *
 * <p>HT-01 has one exception: a GET that the HTTP client underneath repeats, as the JDK's own does. Where {@link
 * #whyGetsMayBeRepeated()} gives a reason, that one test is shown as aborted, with the reason; all other requests, and a GET
 * whose answer has begun, must be sent once all the same.
 */
public interface HttpTransportContract
        extends TransportTlsContract,
                TransportSendingContract,
                TransportGetContract,
                TransportAnswerContract,
                TransportTimeContract,
                TransportSecrecyContract {}
