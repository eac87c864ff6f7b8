package org.tppkit.core.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.ConfigurationException;

/**
 * Goes the way to a bank's server step by step and notes how far it came: TCP, TLS, the server's certificate, our
 * certificate, one answer. It asks for {@code /} without token and signature: what the bank answers does not matter, only
 * that it does, and its clock.
 */
public final class TlsProbe {
    private static final int HTTPS_PORT = 443;
    private static final int LONGEST_HEAD = 32 * 1024;
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3})\\b");
    private static final Pattern DATE = Pattern.compile("(?im)^date:[ \\t]*([^\\r\\n]{1,64}?)[ \\t]*\\r?$");

    private final Collection<X509Certificate> trusted;
    private final Duration atMost;
    private final Time time;

    /**
     * @param trusted whose server certificates are trusted; empty for those of the Java installation
     * @param atMost how long it may take in all
     */
    public TlsProbe(Collection<X509Certificate> trusted, Duration atMost, Time time) {
        this.trusted = trusted;
        this.atMost = atMost;
        this.time = time;
    }

    /** Goes to a server, presenting that certificate if it is asked. */
    public TlsPath walk(URI origin, X509ExtendedKeyManager identity) {
        TlsPath path = new TlsPath();
        Deadline deadline = Deadline.in(atMost, time);
        String host = origin.getHost();
        try (Socket tcp = new Socket()) {
            tcp.connect(new InetSocketAddress(host, port(origin)), millis(deadline));
            path.connected = true;
            try (SSLSocket tls = secured(tcp, origin, identity, path)) {
                tls.setSoTimeout(millis(deadline));
                tls.startHandshake();
                path.secured(tls.getSession());
                ask(tls, origin, deadline, path);
            }
        } catch (IOException | IllegalArgumentException e) {
            path.failure = Failures.beforeAnswer(e, host);
        }
        return path;
    }

    private static int port(URI origin) {
        return origin.getPort() < 0 ? HTTPS_PORT : origin.getPort();
    }

    private SSLSocket secured(Socket tcp, URI origin, X509ExtendedKeyManager identity, TlsPath path)
            throws IOException {
        SSLContext context = context(identity, path);
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(tcp, origin.getHost(), port(origin), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(JdkHttpTransport.TLS_VERSIONS.clone());
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        return tls;
    }

    private SSLContext context(X509ExtendedKeyManager identity, TlsPath path) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {new WatchedKeyManager(identity, path)},
                    new TrustManager[] {new WatchedTrustManager(TlsContext.trustManager(trusted), path)},
                    null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigurationException(
                    List.of("TLS cannot be set up: " + e.getClass().getSimpleName()), e);
        }
    }

    private void ask(SSLSocket tls, URI origin, Deadline deadline, TlsPath path) throws IOException {
        Instant sent = time.now();
        tls.getOutputStream()
                .write(("GET / HTTP/1.1\r\nHost: " + hostHeader(origin)
                                + "\r\nConnection: close\r\nAccept: */*\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        String head = head(tls, deadline);
        Matcher status = STATUS.matcher(head);
        if (!status.find()) {
            throw new ProtocolException("no HTTP answer");
        }
        path.status = Integer.parseInt(status.group(1));
        Instant received = time.now();
        Instant middle = sent.plus(Duration.between(sent, received).dividedBy(2));
        path.bankIsAhead = date(head).map(date -> Duration.between(middle, date));
    }

    private static String hostHeader(URI origin) {
        return port(origin) == HTTPS_PORT ? origin.getHost() : origin.getHost() + ":" + port(origin);
    }

    private static String head(SSLSocket tls, Deadline deadline) throws IOException {
        InputStream in = tls.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        while (head.size() < LONGEST_HEAD) {
            tls.setSoTimeout(millis(deadline));
            int count = in.read(buffer);
            if (count < 0) {
                break;
            }
            head.write(buffer, 0, count);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0) {
                return text.substring(0, end);
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static Optional<Instant> date(String head) {
        Matcher date = DATE.matcher(head);
        if (!date.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.group(1))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What is left; at least one millisecond, because none means for ever. */
    private static int millis(Deadline deadline) throws IOException {
        if (deadline.isOver()) {
            throw new HttpTimeoutException("the time for the examination is up");
        }
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, deadline.left().toMillis()));
    }
}
