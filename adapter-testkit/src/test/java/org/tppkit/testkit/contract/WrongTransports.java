package org.tppkit.testkit.contract;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.testkit.pki.KeyAndChain;

/** Transports as they are written in a hurry: each wrong in one thing. */
final class WrongTransports {
    private WrongTransports() {}

    /** One that hangs: what it never does is not waited for as long as what a slow machine may take. */
    abstract static class Hanging extends OpenTransport {
        @Override
        Duration guard() {
            return Duration.ofMillis(1_500);
        }
    }

    // --- sending ---

    static class RepeatsWhenTheConnectionBreaks extends OpenTransport {
        @Override
        public BankResponse exchange(BankRequest request, Duration timeout) {
            try {
                return super.exchange(request, timeout);
            } catch (TransportException e) {
                return super.exchange(request, timeout);
            }
        }
    }

    /** The JDK's client repeats GETs. */
    static class SaysThatGetsAreSentOnce extends OpenTransport {
        @Override
        Optional<String> whyGetsMayBeRepeated() {
            return Optional.empty();
        }
    }

    /** Its GETs may be repeated, but not this one: the answer has begun. */
    static class RepeatsGetsThatBreakOff extends OpenTransport {
        @Override
        public BankResponse exchange(BankRequest request, Duration timeout) {
            try {
                return super.exchange(request, timeout);
            } catch (TransportException e) {
                if (request.method().equals("GET")) {
                    return super.exchange(request, timeout);
                }
                throw e;
            }
        }
    }

    static class RepeatsAfter503 extends OpenTransport {
        @Override
        public BankResponse exchange(BankRequest request, Duration timeout) {
            BankResponse first = super.exchange(request, timeout);
            return first.status() == 503 ? super.exchange(request, timeout) : first;
        }
    }

    static class FollowsRedirects extends OpenTransport {
        @Override
        HttpClient.Redirect redirects() {
            return HttpClient.Redirect.ALWAYS;
        }
    }

    static class FollowsRedirectsWithinTheHost extends OpenTransport {
        @Override
        public BankResponse exchange(BankRequest request, Duration timeout) {
            BankResponse answer = super.exchange(request, timeout);
            URI target = answer.header("Location").map(URI::create).orElse(request.uri());
            boolean moved = answer.status() / 100 == 3
                    && target.getPort() == request.uri().getPort();
            return moved ? super.exchange(BankRequest.get(target).build(), timeout) : answer;
        }
    }

    static class DecodesTheAddress extends OpenTransport {
        @Override
        HttpRequest.Builder outgoing(BankRequest request) {
            String decoded = request.uri().toString().replace("%2F", "/").replace("%41", "A");
            return super.outgoing(request).uri(URI.create(decoded));
        }
    }

    static class TidiesThePath extends OpenTransport {
        @Override
        HttpRequest.Builder outgoing(BankRequest request) {
            return super.outgoing(request).uri(request.uri().normalize());
        }
    }

    static class HasAnAgentOfItsOwn extends OpenTransport {
        @Override
        HttpRequest.Builder outgoing(BankRequest request) {
            return super.outgoing(request).setHeader("User-Agent", "hurried/1.0");
        }
    }

    static class AddsASecondAccept extends OpenTransport {
        @Override
        HttpRequest.Builder outgoing(BankRequest request) {
            return super.outgoing(request).header("Accept", "*/*");
        }
    }

    static class SendsBodiesAsText extends OpenTransport {
        @Override
        HttpRequest.Builder outgoing(BankRequest request) {
            String text = new String(request.body(), StandardCharsets.UTF_8);
            return super.outgoing(request).method(request.method(), HttpRequest.BodyPublishers.ofString(text));
        }
    }

    // --- TLS ---

    static class TrustsEverybody extends OpenTransport {
        @Override
        X509TrustManager trust(X509TrustManager right) {
            return new Trust(right) {
                @Override
                void check(X509Certificate[] chain, String type) {}
            };
        }
    }

    static class IgnoresHostNames extends OpenTransport {
        @Override
        X509TrustManager trust(X509TrustManager right) {
            return new Trust(right);
        }
    }

    static class IgnoresValidity extends OpenTransport {
        @Override
        X509TrustManager trust(X509TrustManager right) {
            return new Trust(right) {
                @Override
                void check(X509Certificate[] chain, String type) throws CertificateException {
                    try {
                        chain[0].verify(right.getAcceptedIssuers()[0].getPublicKey());
                    } catch (GeneralSecurityException e) {
                        throw new CertificateException("PKIX path building failed", e);
                    }
                }
            };
        }
    }

    static class TellsTlsAsUnreachable extends OpenTransport {
        @Override
        public BankResponse exchange(BankRequest request, Duration timeout) {
            try {
                return super.exchange(request, timeout);
            } catch (TransportException e) {
                throw failure(Reason.UNREACHABLE, false, "no connection");
            }
        }
    }

    static class ShowsNoCertificate extends OpenTransport {
        @Override
        KeyManager[] keys(KeyAndChain qwac) {
            return new KeyManager[0];
        }
    }

    static class ShowsTheQwacToNamedIssuersOnly extends OpenTransport {
        @Override
        KeyManager[] keys(KeyAndChain qwac) {
            try {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setKeyEntry("qwac", qwac.key(), new char[0], qwac.chain().toArray(new X509Certificate[0]));
                KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
                factory.init(store, new char[0]);
                return factory.getKeyManagers();
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Checks the chain as another does, and not the host name: that is what the JDK's own manager does beside it. */
    private static class Trust extends X509ExtendedTrustManager {
        private final X509TrustManager right;

        Trust(X509TrustManager right) {
            this.right = right;
        }

        void check(X509Certificate[] chain, String type) throws CertificateException {
            right.checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return right.getAcceptedIssuers();
        }
    }

    // --- time ---

    static class WaitsForEver extends Hanging {
        @Override
        HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> answer, Duration timeout)
                throws InterruptedException, ExecutionException {
            return answer.get();
        }
    }

    static class TimesTheHeadersOnly extends Hanging {
        @Override
        InputStream body(InputStream raw, long limit, long deadline) {
            return new OpenBody(
                    raw, limit, System.nanoTime() + Duration.ofHours(1).toNanos());
        }
    }

    static class TimesEachRead extends Hanging {
        @Override
        InputStream body(InputStream raw, long limit, long deadline) {
            return new OpenBody(
                    raw, limit, System.nanoTime() + Duration.ofHours(1).toNanos()) {
                @Override
                int await(Future<Integer> reading) throws InterruptedException, ExecutionException, TimeoutException {
                    return reading.get(10, TimeUnit.SECONDS);
                }
            };
        }
    }

    static class IsDeafToInterrupts extends Hanging {
        @Override
        HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> answer, Duration timeout) {
            return answer.join();
        }
    }

    static class ClearsTheInterrupt extends OpenTransport {
        @Override
        public BankResponse exchange(BankRequest request, Duration timeout) {
            try {
                return super.exchange(request, timeout);
            } finally {
                Thread.interrupted();
            }
        }
    }

    static class TellsAnInterruptAsATimeout extends OpenTransport {
        @Override
        HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> answer, Duration timeout)
                throws ExecutionException, TimeoutException {
            try {
                return answer.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TimeoutException();
            }
        }
    }

    static class SwallowsInterruptsWhileItReads extends OpenTransport {
        @Override
        InputStream body(InputStream raw, long limit, long deadline) {
            return new OpenBody(raw, limit, deadline) {
                @Override
                void interrupted() {}
            };
        }
    }

    // --- secrets ---

    static class QuotesTheAddress extends OpenTransport {
        @Override
        public BankResponse exchange(BankRequest request, Duration timeout) {
            try {
                return super.exchange(request, timeout);
            } catch (TransportException e) {
                throw failure(e.reason(), true, "no answer from " + request.uri());
            }
        }
    }

    static class KeepsTheRequestInTheCause extends OpenTransport {
        @Override
        public BankResponse exchange(BankRequest request, Duration timeout) {
            try {
                return super.exchange(request, timeout);
            } catch (TransportException e) {
                Throwable cause =
                        new IOException("sent " + outgoing(request).build().headers());
                throw new TransportException(e.reason(), true, "no answer", cause);
            }
        }
    }

    // --- answers ---

    static class HasNoLimit extends OpenTransport {
        @Override
        InputStream body(InputStream raw, long limit, long deadline) {
            return new OpenBody(raw, Long.MAX_VALUE, deadline);
        }
    }

    static class CutsAtTheLimit extends OpenTransport {
        @Override
        InputStream body(InputStream raw, long limit, long deadline) {
            byte[] all = allOf(raw);
            return new ByteArrayInputStream(all, 0, (int) Math.min(limit, all.length));
        }
    }

    static class ReadsAllBeforeItReturns extends Hanging {
        @Override
        InputStream body(InputStream raw, long limit, long deadline) {
            return new ByteArrayInputStream(allOf(new OpenBody(raw, limit, deadline)));
        }
    }

    static class WaitsForAFullBuffer extends Hanging {
        @Override
        InputStream body(InputStream raw, long limit, long deadline) {
            InputStream right = new OpenBody(raw, limit, deadline);
            return new BufferedInputStream(right) {
                @Override
                public synchronized int read(byte[] target, int offset, int length) throws IOException {
                    byte[] full = right.readNBytes(64 * 1024);
                    System.arraycopy(full, 0, target, offset, Math.min(full.length, length));
                    return full.length == 0 ? -1 : Math.min(full.length, length);
                }
            };
        }
    }

    static class LeavesAClosedAnswerOpen extends Hanging {
        @Override
        InputStream body(InputStream raw, long limit, long deadline) {
            return new OpenBody(raw, limit, deadline) {
                @Override
                public void close() {}
            };
        }
    }

    static class DrainsAClosedAnswer extends Hanging {
        @Override
        InputStream body(InputStream raw, long limit, long deadline) {
            return new OpenBody(raw, limit, deadline) {
                @Override
                public void close() throws IOException {
                    raw.transferTo(OutputStream.nullOutputStream());
                }
            };
        }
    }

    static class ThrowsForErrors extends OpenTransport {
        @Override
        public BankResponse exchange(BankRequest request, Duration timeout) {
            BankResponse answer = super.exchange(request, timeout);
            if (answer.status() >= 400) {
                throw failure(Reason.MALFORMED, true, "status " + answer.status());
            }
            return answer;
        }
    }

    static class LosesHeaders extends OpenTransport {
        @Override
        public BankResponse exchange(BankRequest request, Duration timeout) {
            BankResponse answer = super.exchange(request, timeout);
            return new BankResponse(answer.status(), Map.of(), answer.body());
        }
    }

    static class TakesHalfForAWhole extends OpenTransport {
        @Override
        InputStream body(InputStream raw, long limit, long deadline) {
            return new OpenBody(raw, limit, deadline) {
                @Override
                int broken(Throwable failure) {
                    return -1;
                }
            };
        }
    }

    static class LetsIoExceptionsThrough extends OpenTransport {
        @Override
        InputStream body(InputStream raw, long limit, long deadline) {
            return new OpenBody(raw, limit, deadline) {
                @Override
                int broken(Throwable failure) throws IOException {
                    throw new IOException("closed");
                }
            };
        }
    }

    static class SaysThatNothingArrived extends OpenTransport {
        @Override
        public BankResponse exchange(BankRequest request, Duration timeout) {
            try {
                return super.exchange(request, timeout);
            } catch (TransportException e) {
                throw failure(e.reason(), false, "failed");
            }
        }
    }

    static class SaysThatItMayHaveArrived extends OpenTransport {
        @Override
        public BankResponse exchange(BankRequest request, Duration timeout) {
            try {
                return super.exchange(request, timeout);
            } catch (TransportException e) {
                throw failure(e.reason(), true, "failed");
            }
        }
    }
}
