package org.tppkit.core.internal.signing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.SignatureProfile;

/**
 * Everything of a signature but the key: what both the signer and whoever explains a signature must see alike.
 *
 * @param request the request with its Digest
 * @param names what is signed, in order
 * @param signingString the text that is signed
 */
public record SigningSteps(BankRequest request, List<String> names, String signingString) {
    private static final int HTTPS_PORT = 443;

    public SigningSteps {
        names = List.copyOf(names);
    }

    /** The steps for a request and what its bank wants. */
    public static SigningSteps of(BankRequest request, SignatureProfile profile) {
        BankRequest.Builder builder = request.toBuilder();
        if (profile.digest() == SignatureProfile.Digest.ALWAYS || request.hasBody()) {
            builder.header("Digest", BodyDigest.of(request.body()));
        }
        BankRequest complete = builder.build();
        List<String> names = signedNames(complete, profile);
        return new SigningSteps(
                complete,
                names,
                SigningString.of(
                        complete.method(), complete.pathAndQuery(), names, name -> valueAsSent(complete, name)));
    }

    private static List<String> signedNames(BankRequest request, SignatureProfile profile) {
        List<String> names = new ArrayList<>(profile.headers());
        for (String name : profile.headersIfPresent()) {
            if (valueAsSent(request, name.toLowerCase(Locale.ROOT)) != null) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            throw new SigningException("the signature profile covers nothing of this request", null);
        }
        return names;
    }

    static @Nullable String valueAsSent(BankRequest request, String name) {
        for (BankRequest.Header header : request.headers()) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        // Host is written by the transport, from the address: with the port only where it is not the usual one.
        return name.equals("host") ? host(request.uri()) : null;
    }

    private static String host(URI uri) {
        int port = uri.getPort();
        return port < 0 || port == HTTPS_PORT ? uri.getHost() : uri.getHost() + ":" + port;
    }

    /** The names only: values may be secrets. */
    @Override
    public String toString() {
        return "SigningSteps[" + String.join(" ", names) + "]";
    }
}
