package org.tppkit.testkit.contract.acorn;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.signing.SignatureProfile;

/** Sends requests and turns answers into JSON or errors. Rightly, unless there is a slip. */
final class AcornWire {
    private static final SignatureProfile SIGNATURE = SignatureProfile.builder()
            .addHeaders("(request-target)", "digest", "x-request-id")
            .build();
    private static final System.Logger LOG = System.getLogger(AcornWire.class.getName());

    /** What a refusal means beyond its status; null where it means nothing more. */
    @FunctionalInterface
    interface Codes {
        @Nullable
        TppException meaning(BankAnswer answer);
    }

    final AdapterContext context;
    private final ApiVersion version;
    private final @Nullable Slip slip;
    private final JsonMapper json;
    private volatile @Nullable RequestId reused;
    volatile String lastToken = "";

    AcornWire(ApiVersion version, AdapterContext context, @Nullable Slip slip) {
        this.version = version;
        this.context = context;
        this.slip = slip;
        this.json = JsonMapper.builder()
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, slip != Slip.TAKES_NAMES_TWICE)
                .configure(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION, slip == Slip.BODY_IN_CAUSE)
                .build();
    }

    boolean slips(Slip other) {
        return slip == other;
    }

    void require(Capability capability) {
        if (!context.bank().supports(version, capability) && !slips(Slip.IGNORES_CAPABILITIES)) {
            throw new CapabilityException(context.bank().id() + " does not offer " + capability);
        }
    }

    BankRequest.Builder request(String method, String address) {
        return BankRequest.of(method, address.startsWith("https:") ? URI.create(address) : own(address));
    }

    private URI own(String address) {
        return URI.create(context.endpoints().api() + address);
    }

    BankRequest.Builder withToken(BankRequest.Builder request, BankCall call) {
        String token = call.accessToken().orElseThrow().value();
        lastToken = token;
        if (slips(Slip.TOKEN_IN_LOG)) {
            LOG.log(System.Logger.Level.DEBUG, "asking with " + token);
        }
        if (slips(Slip.TOKEN_IN_LOGGED_CAUSE)) {
            IllegalArgumentException cause = new IllegalArgumentException("bad header " + token);
            LOG.log(System.Logger.Level.DEBUG, "asking again", new IllegalStateException("refused", cause));
        }
        return request.header("Authorization", "Bearer " + token);
    }

    /** Sends once and reads the answer. */
    <T> T ask(BankRequest.Builder request, BankCall call, Codes codes, Function<BankResponse, T> reader) {
        boolean toldBefore = Thread.currentThread().isInterrupted();
        try {
            return once(request, call, codes, reader);
        } catch (BankUnavailableException e) {
            if (slips(Slip.REPEATS_ON_503)) {
                return once(request, call, codes, reader);
            }
            throw e;
        } catch (TransportException e) {
            if (slips(Slip.REPEATS_WHEN_LOST)) {
                return once(request, call, codes, reader);
            }
            if (slips(Slip.SWALLOWS_LOST_CONNECTIONS)) {
                throw new UnexpectedAnswerException("", "nothing came");
            }
            if (slips(Slip.SWALLOWS_INTERRUPTS)) {
                boolean unused = Thread.interrupted();
            }
            boolean interrupted = !toldBefore && e.reason() == TransportException.Reason.INTERRUPTED;
            if (interrupted && (slips(Slip.REPEATS_WHEN_INTERRUPTED) || goesOn())) {
                return once(request, call, codes, reader);
            }
            throw e;
        }
    }

    /** Clears the flag, too. */
    private boolean goesOn() {
        return slips(Slip.GOES_ON_WHEN_INTERRUPTED) && Thread.interrupted();
    }

    private <T> T once(BankRequest.Builder request, BankCall call, Codes codes, Function<BankResponse, T> reader) {
        if (slips(Slip.TWO_REQUESTS)) {
            send(request, call).close();
        }
        if (slips(Slip.LEAVES_ANSWERS_OPEN)) {
            return read(send(request, call), codes, reader);
        }
        try (BankResponse answer = send(request, call)) {
            return read(answer, codes, reader);
        }
    }

    private <T> T read(BankResponse answer, Codes codes, Function<BankResponse, T> reader) {
        if (answer.status() / 100 != 2) {
            throw refusal(answer, codes);
        }
        return reader.apply(answer);
    }

    private BankResponse send(BankRequest.Builder request, BankCall call) {
        BankRequest complete = request.header("Accept", "application/json")
                .header("X-Request-ID", requestId(call).toString())
                .build();
        BankRequest signed = context.messageSigner().sign(complete, SIGNATURE);
        return call.send(
                slips(Slip.CHANGES_AFTER_SIGNING)
                        ? signed.toBuilder()
                                .header("X-Request-ID", requestId(call).toString())
                                .build()
                        : signed);
    }

    private RequestId requestId(BankCall call) {
        RequestId known = reused;
        if (slips(Slip.REUSES_REQUEST_ID) && known != null) {
            return known;
        }
        RequestId id = call.newRequestId();
        reused = id;
        return id;
    }

    JsonNode object(BankResponse answer) {
        try {
            if (!answer.header("Content-Type").orElse("").startsWith("application/json")) {
                throw new UnexpectedAnswerException("", "JSON is expected");
            }
            byte[] body = answer.body().readAllBytes();
            if (body.length == 0 && slips(Slip.EMPTY_BODY_IS_AN_EMPTY_LIST)) {
                return json.createObjectNode().putArray("accounts").addObject().putArray("none");
            }
            JsonNode node = json.readTree(body);
            if (!node.isObject()) {
                throw new UnexpectedAnswerException("", "an object is expected");
            }
            return node;
        } catch (JacksonException e) {
            if (slips(Slip.BODY_IN_CAUSE)) {
                UnexpectedAnswerException wrong = new UnexpectedAnswerException("", "no JSON");
                wrong.addSuppressed(e);
                throw wrong;
            }
            throw new UnexpectedAnswerException("", "not JSON");
        } catch (IOException e) {
            throw new TransportException(TransportException.Reason.CONNECTION_LOST, true, "broken", null);
        }
    }

    private TppException refusal(BankResponse answer, Codes codes) {
        int status = answer.status();
        String body = body(answer);
        BankAnswer known = BankAnswer.of(status).withBody(body).withBankCode(code(body));
        TppException meaning = codes.meaning(known);
        if (meaning != null) {
            return meaning;
        }
        String words = "the bank refuses"
                + (slips(Slip.BODY_IN_MESSAGE) ? ": " + body : "")
                + (slips(Slip.TOKEN_IN_MESSAGE) ? " the token " + lastToken : "");
        if (slips(Slip.EVERY_REFUSAL_IS_UNAVAILABLE)) {
            return new BankUnavailableException(words, known, retryAfter(answer));
        }
        if (status == 401 && slips(Slip.A_401_IS_A_LOST_CONSENT)) {
            return new ConsentRequiredException(ConsentRequiredException.Reason.REVOKED, words);
        }
        if (status == 429) {
            return new RateLimitedException(words, known, retryAfter(answer));
        }
        if (status == 408 || status >= 500) {
            return new BankUnavailableException(words, known, retryAfter(answer));
        }
        return new RequestRejectedException(words, known);
    }

    /** The code of the few errors that it knows; what else stands there may be anybody's words. */
    private String code(String body) {
        for (String code : new String[] {"invalid_grant", "invalid_client", "consent_over"}) {
            if (body.contains("\"error\":\"" + code + "\"")) {
                return code;
            }
        }
        return "";
    }

    private static String body(BankResponse answer) {
        try {
            return new String(answer.body().readNBytes(65_536), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new TransportException(TransportException.Reason.CONNECTION_LOST, true, "broken", null);
        }
    }

    private @Nullable Duration retryAfter(BankResponse answer) {
        String text = answer.header("Retry-After").orElse("");
        if (slips(Slip.NO_RETRY_AFTER) || text.isEmpty()) {
            return null;
        }
        if (text.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            Duration wait = Duration.between(context.clock().instant(), date);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
