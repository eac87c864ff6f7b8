package org.tppkit.core.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.http.HttpTransport;

/**
 * A certificate's file on a web server, fetched with limits: https only, no redirect is followed, at most 64 KiB, at most 10
 * seconds.
 */
public final class CertificateFile {
    private static final int LARGEST = 64 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int OK = 200;

    private CertificateFile() {}

    /** What a fetch gives: a file, or why there is none. */
    public static final class Fetched {
        private final byte[] content;
        private final String problem;

        private Fetched(byte[] content, String problem) {
            this.content = content;
            this.problem = problem;
        }

        static Fetched failed(String problem) {
            return new Fetched(new byte[0], problem);
        }

        /** Whether there is a file. */
        public boolean isThere() {
            return problem.isEmpty();
        }

        /** A copy of the file; nothing if there is a problem. */
        public byte[] content() {
            return content.clone();
        }

        /** Why there is no file; empty if there is one. */
        public String problem() {
            return problem;
        }
    }

    /** Fetches it as anybody would, without a client certificate. */
    public static Fetched fetchOpenly(URI address, Collection<X509Certificate> trusted, Settings settings, Time time) {
        try (JdkHttpTransport transport =
                new JdkHttpTransport(TlsContext.of(new NoCertificate(), trusted), settings, time)) {
            return fetch(address, transport, LONGEST);
        }
    }

    /**
     * Fetches it.
     *
     * @param atMost how long it may take; never longer than 10 s
     */
    static Fetched fetch(URI address, HttpTransport transport, Duration atMost) {
        Duration timeout = atMost.compareTo(LONGEST) < 0 ? atMost : LONGEST;
        try (BankResponse answer = transport.exchange(BankRequest.get(address).build(), timeout)) {
            if (answer.status() != OK) {
                return Fetched.failed("its server answered with status " + answer.status() + " in place of 200");
            }
            return read(answer.body());
        } catch (TransportException | InvalidRequestException e) {
            return Fetched.failed(String.valueOf(e.getMessage()));
        }
    }

    private static Fetched read(InputStream body) {
        try {
            byte[] content = body.readNBytes(LARGEST + 1);
            return content.length > LARGEST
                    ? Fetched.failed("it is larger than " + LARGEST + " bytes: no certificate is")
                    : new Fetched(content, "");
        } catch (IOException e) {
            return Fetched.failed("the connection broke before it was complete");
        }
    }
}
