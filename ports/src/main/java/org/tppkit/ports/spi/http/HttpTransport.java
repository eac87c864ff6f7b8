package org.tppkit.ports.spi.http;

import java.time.Duration;
import org.tppkit.ports.error.TransportException;

/**
 * Carries one request to a bank and its answer back, over mutual TLS with the third party's QWAC.
 *
 * <p><b>Threads</b>: used by many threads at once. <b>Blocking and interruption</b>: blocks until the answer's headers
 * are there; an interrupt ends the exchange, keeps the flag set and is a {@link TransportException} of reason INTERRUPTED.
 * <b>Null</b>: nothing is null. <b>Errors</b>: any status is an answer; no answer is a {@link TransportException} that
 * says whether the request may have arrived. <b>Time and units</b>: {@code timeout} covers the whole exchange, reading of
 * the body included.
 *
 * <ul>
 *   <li>HT-01 A transport MUST send each request at most once, whatever happens. One exception: an HTTP client underneath
 *       MAY send a GET a second time when its connection breaks before the answer's first byte, if only a setting of the
 *       whole JVM stops that; the transport MUST then say so in its documentation.
 *   <li>HT-02 It MUST NOT follow a redirect: a 3xx is an answer.
 *   <li>HT-03 It MUST verify the server's certificate and host name, and MUST NOT offer to switch that off.
 *   <li>HT-04 It MUST send method, address, headers and body unchanged.
 *   <li>HT-05 It MUST end an exchange at its timeout, also while a body is being read.
 *   <li>HT-06 It MUST NOT put header values, queries or bodies into messages, logs or causes.
 *   <li>HT-07 It MUST show the QWAC to a server that asks for a certificate, whatever issuers the server names.
 *   <li>HT-08 It MUST end an answer that is longer than its limit as MALFORMED.
 *   <li>HT-09 It MUST return when the headers are there, and give the body's bytes as they arrive.
 *   <li>HT-10 An interrupt MUST end an exchange, also while a body is being read, as INTERRUPTED with the flag set.
 *   <li>HT-11 Closing an answer MUST end its exchange: no connection waits for a body that nobody reads.
 *   <li>HT-12 Any status MUST be an answer. No answer, or half of one, MUST be a {@link TransportException} with the reason
 *       that fits, which says that the request did not arrive only where that is certain.
 * </ul>
 */
public interface HttpTransport {

    /**
     * Sends a request and returns the answer as soon as its headers are there.
     *
     * @param request what to send
     * @param timeout how long the exchange may take from now on, body included
     * @return the answer; the caller closes it
     */
    BankResponse exchange(BankRequest request, Duration timeout);
}
