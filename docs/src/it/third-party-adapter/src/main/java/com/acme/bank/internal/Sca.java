package com.acme.bank.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.http.BankResponse;

/** How a bank's customers approve, consents and payments alike. */
sealed interface Sca {

    /**
     * What follows from the answer to a consent or a payment.
     *
     * @param nextStep what the customer does
     * @param keep what is needed again when the customer comes back
     */
    record Start(NextStep nextStep, Map<String, String> keep) {}

    /**
     * How the customer comes back.
     *
     * @param redirectUri where to
     * @param state what must come along
     * @param scope what the customer approves, in words of the OAuth server
     */
    record Way(URI redirectUri, String state, String scope) {}

    /** What a request says of the way back. */
    Map<String, String> headers(URI redirectUri, String state);

    /** What follows from the bank's answer. */
    Start start(BankResponse answer, Fields body, Way way);

    /** What a callback means. */
    CallbackMeaning interpret(Callback callback);

    static Sca of(AdapterContext context) {
        String kind = context.bank().settings().getOrDefault(AcmeBanks.SCA, "");
        return switch (kind) {
            case "redirect" -> new Redirect();
            case "oauth" -> new Oauth(context, authorizationOrigin(context));
            default ->
                throw new IllegalArgumentException("bank " + context.bank().id() + ": the setting " + AcmeBanks.SCA
                        + " is redirect or oauth, not " + kind);
        };
    }

    private static URI authorizationOrigin(AdapterContext context) {
        return context.endpoints()
                .authorization()
                .orElseThrow(() -> new IllegalArgumentException(
                        "bank " + context.bank().id() + ": with sca = oauth the row needs an authorization address"));
    }

    /** The bank names a page and sends the customer back to the address it was told; or asks the customer in its app. */
    record Redirect() implements Sca {
        private static final Duration POLL = Duration.ofSeconds(5);
        private static final String REFUSED = "refused";

        /** The state stands in the address, because the bank knows nothing of states. */
        @Override
        public Map<String, String> headers(URI redirectUri, String state) {
            String separator = redirectUri.getRawQuery() == null ? "?" : "&";
            String back = redirectUri + separator + "state=" + state;
            return Map.of(
                    "TPP-Redirect-Preferred",
                    "true",
                    "TPP-Redirect-URI",
                    back,
                    "TPP-Nok-Redirect-URI",
                    back + "&" + REFUSED + "=true");
        }

        @Override
        public Start start(BankResponse answer, Fields body, Way way) {
            if (answer.header("ASPSP-SCA-Approach").filter("DECOUPLED"::equals).isPresent()) {
                return new Start(new NextStep.AwaitPsu(POLL), Map.of());
            }
            return new Start(new NextStep.RedirectPsu(Links.page(body, "scaRedirect")), Map.of());
        }

        /** Whoever comes back without the mark of a refusal may have approved: the bank is asked, not believed. */
        @Override
        public CallbackMeaning interpret(Callback callback) {
            return callback.parameters(REFUSED).isEmpty() && callback.error().isEmpty()
                    ? new CallbackMeaning.Approved()
                    : new CallbackMeaning.Refused();
        }
    }

    /** The customer approves at an OAuth server (RFC 6749), with PKCE (RFC 7636). */
    record Oauth(AdapterContext context, URI origin) implements Sca {
        static final String VERIFIER = "code_verifier";
        private static final int VERIFIER_BYTES = 32;

        @Override
        public Map<String, String> headers(URI redirectUri, String state) {
            return Map.of("TPP-Redirect-Preferred", "true", "TPP-Redirect-URI", redirectUri.toString());
        }

        @Override
        public Start start(BankResponse answer, Fields body, Way way) {
            Links.page(body, "scaOAuth"); // says that OAuth is meant; where the server stands is in the row
            String verifier = freshVerifier();
            URI page = URI.create(origin + "/authorize?response_type=code"
                    + "&client_id=" + Requests.encoded(context.application().clientId())
                    + "&redirect_uri=" + Requests.encoded(way.redirectUri().toString())
                    + "&scope=" + Requests.encoded(way.scope())
                    + "&state=" + Requests.encoded(way.state())
                    + "&code_challenge=" + challenge(verifier)
                    + "&code_challenge_method=S256");
            return new Start(new NextStep.RedirectPsu(page), Map.of(VERIFIER, verifier));
        }

        @Override
        public CallbackMeaning interpret(Callback callback) {
            if (callback.error().isPresent() && callback.code().isEmpty()) {
                return callback.error().get().equals("access_denied")
                        ? new CallbackMeaning.Refused()
                        : new CallbackMeaning.Failed(callback.error().get());
            }
            return callback.code()
                    .filter(code -> callback.error().isEmpty())
                    .map(Oauth::authorized)
                    .orElseGet(CallbackMeaning.Unintelligible::new);
        }

        private static CallbackMeaning authorized(String code) {
            try {
                return new CallbackMeaning.Authorized(new AuthorizationCode(code));
            } catch (IllegalArgumentException noCode) {
                return new CallbackMeaning.Unintelligible();
            }
        }

        private String freshVerifier() {
            byte[] bytes = new byte[VERIFIER_BYTES];
            context.random().nextBytes(bytes);
            return base64(bytes);
        }

        private static String challenge(String verifier) {
            try {
                return base64(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        private static String base64(byte[] bytes) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
    }
}
