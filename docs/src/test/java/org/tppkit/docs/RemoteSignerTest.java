package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.contract.SignerContract;
import org.tppkit.testkit.fake.FakeSigner;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

/** The remote signer that the how-to shows, against a service that has the key. */
@Timeout(60)
class RemoteSignerTest implements SignerContract {
    private static final KeyAndChain QSEALC = TestPki.shared().tpp().qsealc();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What the service says when it fails. */
    private static final String SECRET = "canary-pin of the service";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer service;

    @BeforeEach
    void startService() throws IOException {
        FakeSigner key = FakeSigner.of(QSEALC.key(), QSEALC.chain());
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(threads);
        service.createContext("/sign/", exchange -> {
            String name = exchange.getRequestURI().getPath().substring("/sign/".length());
            SignatureAlgorithm algorithm =
                    SignatureAlgorithm.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
            byte[] signature = key.sign(algorithm, exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, signature.length);
            exchange.getResponseBody().write(signature);
            exchange.close();
        });
        service.createContext("/broken/", exchange -> {
            exchange.sendResponseHeaders(503, SECRET.length());
            exchange.getResponseBody().write(SECRET.getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        service.createContext("/silent/", exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        service.start();
    }

    @AfterEach
    void stopService() {
        over.countDown();
        service.stop(0);
        threads.shutdownNow();
    }

    @Override
    public Signer signer() {
        return new RemoteSigner(HttpClient.newHttpClient(), address("/sign/"), PATIENCE, QSEALC.chain());
    }

    @Override
    public Optional<Signer> failingSigner() {
        return Optional.of(elsewhere("/broken/", PATIENCE));
    }

    @Override
    public List<String> secrets() {
        return List.of(SECRET);
    }

    @Test
    void aServiceThatFailsOrIsAwayIsASigningException() throws IOException {
        assertThatThrownBy(() -> sign(elsewhere("/broken/", PATIENCE)))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("503");
        assertThatThrownBy(() -> sign(elsewhere("/silent/", Duration.ofMillis(50))))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("in time");
        Signer late = signer();
        service.stop(0);
        assertThatThrownBy(() -> sign(late))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> sign(elsewhere("/silent/", PATIENCE)))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theHowToShowsThisClass() throws IOException {
        String source = Files.readString(Path.of("src", "test", "java", "org", "tppkit", "docs", "RemoteSigner.java"));
        String page = Files.readString(Path.of("how-to", "sign-with-an-hsm.md"));

        assertThat(page).contains(source.substring(source.indexOf("public final class")));
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + service.getAddress().getPort() + path);
    }

    private static byte[] sign(Signer signer) {
        return signer.sign(SignatureAlgorithm.RSA_SHA256, new byte[] {1});
    }

    /** The same signer at a service that has its own idea of an answer. */
    private Signer elsewhere(String path, Duration patience) {
        return new RemoteSigner(HttpClient.newHttpClient(), address(path), patience, QSEALC.chain());
    }
}
