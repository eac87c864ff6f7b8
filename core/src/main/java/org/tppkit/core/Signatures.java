package org.tppkit.core;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.signing.CavageMessageSigner;
import org.tppkit.core.internal.signing.LoadedIdentity;
import org.tppkit.core.internal.signing.SignatureCheck;
import org.tppkit.core.internal.signing.SignatureHeader;
import org.tppkit.core.internal.signing.SigningSteps;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.ports.spi.signing.Signer;

/**
 * Explains signatures of requests (draft-cavage-http-signatures, as STET wants them): for the day when a bank says no
 * more than "invalid signature". It computes with the very code that signs. Safe for many threads.
 */
public final class Signatures {
    private Signatures() {}

    /**
     * {@return what would be signed, step by step; nothing is signed}
     *
     * @param request the request; Digest and Signature need not be there
     * @param profile what the bank wants signed
     * @throws SigningException if the request lacks a header of the profile
     */
    public static SignatureExplanation explain(BankRequest request, SignatureProfile profile) {
        return new SignatureExplanation(SigningSteps.of(withoutSignature(request), profile), request.body(), null);
    }

    /**
     * {@return what is signed, with the Signature header itself} RSA signatures of this kind are the same each time.
     *
     * @param request complete; its own Signature header, if there is one, is left out
     * @param profile what is to be signed, and how
     * @param signer signs with the QSealC
     * @param keyIdUrl where banks fetch the QSealC
     * @throws SigningException if the request lacks a header of the profile, or the signer fails
     */
    public static SignatureExplanation explain(
            BankRequest request, SignatureProfile profile, Signer signer, URI keyIdUrl) {
        BankRequest signed = new CavageMessageSigner(signer, keyIdUrl).sign(withoutSignature(request), profile);
        return new SignatureExplanation(
                SigningSteps.of(withoutSignature(request), profile),
                request.body(),
                signed.header("Signature").orElseThrow());
    }

    /**
     * {@return what is signed, with the Signature header itself, by the identity that plain settings name} See {@link
     * TppClient#from}.
     *
     * @param request complete; its own Signature header, if there is one, is left out
     * @param profile what is to be signed, and how
     * @param settings keys and values as {@code docs/reference/configuration.md} lists them
     * @throws ConfigurationException if the settings name no identity that can be used
     */
    public static SignatureExplanation explain(
            BankRequest request, SignatureProfile profile, Map<String, String> settings) {
        LoadedIdentity identity = identity(settings);
        return explain(request, profile, identity.signer(), identity.keyIdUrl());
    }

    private static LoadedIdentity identity(Map<String, String> settings) {
        List<String> problems = new ArrayList<>();
        TppClient.Builder builder = TppClient.builder().settingsFrom(settings);
        builder.givenMap().orElseThrow().applyTo(builder, problems);
        Optional<TppIdentity> identity = builder.givenIdentity();
        if (identity.isEmpty()) {
            problems.add("no identity: the settings name no keys");
            throw new ConfigurationException(problems);
        }
        return identity.get().load(builder.givenClock().instant());
    }

    /**
     * {@return the certificate of the signing key that plain settings name}
     *
     * @param settings keys and values as {@code docs/reference/configuration.md} lists them
     * @throws ConfigurationException if the settings name no identity that can be used
     */
    public static X509Certificate certificate(Map<String, String> settings) {
        return identity(settings).signer().certificateChain().get(0);
    }

    /**
     * Verifies the Signature header of a request, as a bank would, and names the first difference.
     *
     * @param request the request with its Signature header, and Digest if there is one
     * @param certificate the QSealC of whoever is said to have signed; its validity is not looked at
     * @param profile what the bank wants signed; null to take the list of the header itself
     * @return whether it verifies; if not, the first difference
     */
    public static SignatureVerdict verify(
            BankRequest request, X509Certificate certificate, @Nullable SignatureProfile profile) {
        Optional<String> value = request.header("Signature");
        if (value.isEmpty()) {
            return SignatureVerdict.differs("the request has no Signature header");
        }
        SignatureHeader header;
        try {
            header = SignatureHeader.parse(value.get());
        } catch (IllegalArgumentException e) {
            return SignatureVerdict.differs("the Signature header cannot be read: " + e.getMessage());
        }
        SignatureCheck check = new SignatureCheck(SignatureCheck.message(request), header, request.body());
        return SignatureVerdict.of(
                header.names(),
                SignatureCheck.message(request).signingString(header),
                wantedList(request, profile)
                        .flatMap(wanted -> SignatureCheck.differenceOfLists(header.names(), wanted))
                        .or(() -> otherAlgorithm(header, profile))
                        .or(check::problemOfTheMessage)
                        .or(() -> check.problemOfTheSignature(certificate)));
    }

    private static Optional<List<String>> wantedList(BankRequest request, @Nullable SignatureProfile profile) {
        if (profile == null) {
            return Optional.empty();
        }
        List<String> wanted = new ArrayList<>(profile.headers());
        profile.headersIfPresent().stream()
                .filter(name -> request.header(name).isPresent())
                .forEach(wanted::add);
        return Optional.of(
                wanted.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    }

    private static Optional<String> otherAlgorithm(SignatureHeader header, @Nullable SignatureProfile profile) {
        if (profile == null || header.algorithm().isEmpty()) {
            return Optional.empty();
        }
        return header.algorithm().get().equals(profile.algorithm().httpName())
                ? Optional.empty()
                : Optional.of("the Signature header names another algorithm than "
                        + profile.algorithm().httpName());
    }

    /** What is signed never depends on an earlier signature. */
    private static BankRequest withoutSignature(BankRequest request) {
        BankRequest.Builder builder = BankRequest.of(request.method(), request.uri());
        request.headers().stream()
                .filter(header -> !header.name().equalsIgnoreCase("Signature"))
                .forEach(header -> builder.header(header.name(), header.value()));
        return builder.body(request.body()).build();
    }
}
