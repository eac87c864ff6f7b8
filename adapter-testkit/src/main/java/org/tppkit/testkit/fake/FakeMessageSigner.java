package org.tppkit.testkit.fake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.MessageSigner;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.ports.spi.signing.Signer;

/**
 * Signs requests as draft-cavage-http-signatures says, written apart from the engine's signer so that each can be held
 * against the other.
 *
 * <p><b>Threads</b>: may be used by many threads at once, if the signer behind may.
 */
public final class FakeMessageSigner implements MessageSigner {
    private static final String REQUEST_TARGET = "(request-target)";
    private static final Map<String, String> NAMES = Map.of("2.5.4.97", "organizationIdentifier");

    private final Signer signer;
    private final URI certificateUrl;

    private FakeMessageSigner(Signer signer, URI certificateUrl) {
        this.signer = Objects.requireNonNull(signer);
        this.certificateUrl = Objects.requireNonNull(certificateUrl);
    }

    /**
     * {@return a message signer}
     *
     * @param signer makes the signatures
     * @param certificateUrl what {@link SignatureProfile.KeyId#CERTIFICATE_URL} names
     */
    public static FakeMessageSigner of(Signer signer, URI certificateUrl) {
        return new FakeMessageSigner(signer, certificateUrl);
    }

    @Override
    public BankRequest sign(BankRequest request, SignatureProfile profile) {
        BankRequest digested = withDigest(request, profile);
        List<String> names = signedNames(digested, profile);
        byte[] message = signingString(digested, names).getBytes(StandardCharsets.UTF_8);
        String signature = Base64.getEncoder().encodeToString(signer.sign(profile.algorithm(), message));
        String header = "keyId=\"" + keyId(profile) + "\",algorithm=\""
                + profile.algorithm().httpName() + "\",headers=\"" + String.join(" ", names) + "\",signature=\""
                + signature + "\"";
        return digested.toBuilder().header("Signature", header).build();
    }

    /**
     * {@return what is signed: a line for each name, without a line feed after the last one}
     *
     * @param request with every header that is named; a name is found in any case
     * @param names in order, in lower case
     * @throws SigningException if the request lacks one of the headers
     */
    public static String signingString(BankRequest request, List<String> names) {
        return names.stream().map(name -> line(request, name)).collect(Collectors.joining("\n"));
    }

    /**
     * {@return the value of a Digest header over those bytes}
     *
     * @param body no bytes for a request without a body
     */
    public static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "SHA-256=" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new SigningException("this JDK has no SHA-256", e);
        }
    }

    private static BankRequest withDigest(BankRequest request, SignatureProfile profile) {
        boolean wanted = profile.digest() == SignatureProfile.Digest.ALWAYS || request.hasBody();
        return wanted
                ? request.toBuilder().header("Digest", digest(request.body())).build()
                : request;
    }

    private static List<String> signedNames(BankRequest request, SignatureProfile profile) {
        List<String> names = new ArrayList<>(profile.headers());
        profile.headersIfPresent().stream()
                .filter(name -> request.header(name).isPresent())
                .forEach(names::add);
        return List.copyOf(names);
    }

    private static String line(BankRequest request, String name) {
        if (name.equals(REQUEST_TARGET)) {
            return REQUEST_TARGET + ": " + request.method().toLowerCase(Locale.ROOT) + " " + request.pathAndQuery();
        }
        String value = request.header(name)
                .orElseThrow(() -> new SigningException("the request lacks the header " + name, null));
        return name + ": " + value;
    }

    private String keyId(SignatureProfile profile) {
        return switch (profile.keyId()) {
            case CERTIFICATE_URL -> certificateUrl.toString();
            case SERIAL_NUMBER_AND_ISSUER -> {
                X509Certificate certificate = signer.certificateChain().get(0);
                String serialNumber = certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
                yield "SN=" + serialNumber + ",CA="
                        + certificate.getIssuerX500Principal().getName(X500Principal.RFC2253, NAMES);
            }
        };
    }
}
