package org.tppkit.testkit.contract;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.http.HttpTransport;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TlsContexts;

/** A right transport over the JDK's client, made of parts that wrong transports replace. */
class OpenTransport implements HttpTransport {
    private HttpClient client;
    private long largestAnswer;

    /** As the contract's factory asks for it. */
    final OpenTransport open(KeyAndChain qwac, List<X509Certificate> trusted, long limit) {
        largestAnswer = limit;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(redirects())
                .sslContext(context(keys(qwac), trust(TlsContexts.trust(trusted))))
                .build();
        return this;
    }

    // --- the parts ---

    /** A wrong transport that hangs says how long that is waited for. */
    Duration guard() {
        return Duration.ofSeconds(20);
    }

    /** As every transport over the JDK's client in a JVM without that setting. */
    Optional<String> whyGetsMayBeRepeated() {
        return Optional.of("the JDK's HTTP client repeats it");
    }

    HttpClient.Redirect redirects() {
        return HttpClient.Redirect.NEVER;
    }

    KeyManager[] keys(KeyAndChain qwac) {
        return new KeyManager[] {new AnyIssuer(qwac)};
    }

    X509TrustManager trust(X509TrustManager right) {
        return right;
    }

    HttpRequest.Builder outgoing(BankRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .method(
                        request.method(),
                        request.hasBody()
                                ? HttpRequest.BodyPublishers.ofByteArray(request.body())
                                : HttpRequest.BodyPublishers.noBody());
        request.headers().forEach(header -> builder.setHeader(header.name(), header.value()));
        return builder;
    }

    InputStream body(InputStream raw, long limit, long deadline) {
        return new OpenBody(raw, limit, deadline);
    }

    HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> answer, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    // --- the transport ---

    @Override
    public BankResponse exchange(BankRequest request, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(outgoing(request).build(), HttpResponse.BodyHandlers.ofInputStream());
        try {
            HttpResponse<InputStream> head = await(answer, timeout);
            return new BankResponse(
                    head.statusCode(), head.headers().map(), body(head.body(), largestAnswer, deadline));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failure(Reason.TIMEOUT, true, "no answer in time");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failure(Reason.INTERRUPTED, true, "interrupted");
        } catch (ExecutionException e) {
            throw meaning(e.getCause());
        }
    }

    static TransportException failure(Reason reason, boolean mayHaveArrived, String message) {
        return new TransportException(reason, mayHaveArrived, message, null);
    }

    static TransportException meaning(Throwable failure) {
        if (has(failure, CertificateExpiredException.class) || has(failure, CertificateNotYetValidException.class)) {
            return failure(Reason.TLS_EXPIRED, false, "the certificate is not valid now");
        }
        if (says(failure, "No subject alternative")) {
            return failure(Reason.TLS_HOST_NAME, false, "the certificate is another host's");
        }
        if (has(failure, CertPathValidatorException.class) || says(failure, "PKIX path building")) {
            return failure(Reason.TLS_UNTRUSTED, false, "the certificate is not trusted");
        }
        if (has(failure, SSLException.class)) {
            return failure(Reason.TLS_HANDSHAKE, true, "TLS failed");
        }
        if (has(failure, ConnectException.class)) {
            return failure(Reason.UNREACHABLE, false, "no connection");
        }
        if (has(failure, ProtocolException.class) || says(failure, "chunk") && !says(failure, "chunked transfer")) {
            return failure(Reason.MALFORMED, true, "no proper HTTP");
        }
        return failure(Reason.CONNECTION_LOST, true, "the connection broke");
    }

    static boolean has(Throwable failure, Class<?> kind) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .anyMatch(kind::isInstance);
    }

    static boolean says(Throwable failure, String words) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .anyMatch(each -> each.getMessage() != null && each.getMessage().contains(words));
    }

    private static SSLContext context(KeyManager[] keys, X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] allOf(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw meaning(e);
        }
    }
}
