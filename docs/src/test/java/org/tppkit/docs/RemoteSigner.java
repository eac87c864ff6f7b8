package org.tppkit.docs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;

/** Signs at a service of our own: POST the message to its address and the algorithm's name, get the raw signature. */
public final class RemoteSigner implements Signer {
    private final HttpClient client;
    private final URI service;
    private final Duration patience;
    private final List<X509Certificate> chain;

    public RemoteSigner(HttpClient client, URI service, Duration patience, List<X509Certificate> chain) {
        this.client = client;
        this.service = service;
        this.patience = patience;
        this.chain = List.copyOf(chain);
    }

    @Override
    public List<X509Certificate> certificateChain() {
        return chain;
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(algorithm.httpName()))
                .POST(BodyPublishers.ofByteArray(message))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new SigningException("the signing service answered " + response.statusCode(), null);
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new SigningException("the signing service did not answer in time", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SigningException("interrupted while waiting for the signing service", null);
        } catch (ExecutionException e) {
            boolean network = e.getCause() instanceof IOException;
            throw new SigningException("the signing service " + (network ? "cannot be reached" : "failed"), null);
        } finally {
            answer.cancel(true);
        }
    }
}
