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
 * <p>Of HT-01 it tests the methods that change something at a bank: GET is left out, because the JDK's own client repeats it
 * when a connection breaks.
 */
public interface HttpTransportContract
        extends TransportTlsContract,
                TransportSendingContract,
                TransportAnswerContract,
                TransportTimeContract,
                TransportSecrecyContract {}
