package org.tppkit.testkit.simulator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that goes wrong with one answer. Immutable. The ids in brackets are those of {@code
 * docs/reference/faults.md}; what goes wrong byte by byte is the scripted bank's.
 */
public final class Fault {

    /** What happens. */
    public enum Effect {
        /** Another answer is given and the request is not handled: any status (S1 to S11), any body (J1 to J11). */
        ANSWER,
        /** The connection ends when the request's headers were read; of its body nothing is. */
        DROP_AFTER_REQUEST_HEADERS,
        /** The connection ends when half of the request's body was read. */
        DROP_IN_REQUEST_BODY,
        /** The connection ends and the request was not handled (C3). */
        DROP_BEFORE_HANDLING,
        /** The request is handled, then the connection ends without an answer (C3). */
        DROP_AFTER_HANDLING,
        /** The request waits at a gate, then is handled (C4). */
        HOLD_BEFORE_HANDLING,
        /** The request is handled, then the answer waits at a gate (C4). */
        HOLD_BEFORE_ANSWERING,
        /** Headers and the first half of the body are sent, then the connection ends (C6). */
        TRUNCATE_BODY,
        /** Headers and the first half of the body are sent, the rest waits at a gate (C5). */
        STALL_BODY
    }

    private final Effect effect;
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Optional<Gate> gate;

    private Fault(Effect effect, int status, Map<String, String> headers, byte[] body, Optional<Gate> gate) {
        this.effect = effect;
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.gate = gate;
    }

    /**
     * {@return another answer, with an empty body unless {@link #body} gives one}
     *
     * @param status the HTTP status, for instance 503
     */
    public static Fault answer(int status) {
        return new Fault(Effect.ANSWER, status, Map.of(), new byte[0], Optional.empty());
    }

    /**
     * {@return the connection ends before the bank did anything} The JDK's HTTP client silently repeats a GET when
     * this happens: ask for two faults to see it fail.
     */
    public static Fault dropBeforeHandling() {
        return of(Effect.DROP_BEFORE_HANDLING);
    }

    /** {@return the connection ends in the middle of the request: the headers were read, the body was not} */
    public static Fault dropAfterRequestHeaders() {
        return of(Effect.DROP_AFTER_REQUEST_HEADERS);
    }

    /** {@return the connection ends in the middle of the request's body: the bank reads half of it} */
    public static Fault dropInRequestBody() {
        return of(Effect.DROP_IN_REQUEST_BODY);
    }

    /** {@return the bank did it, but the answer is lost} */
    public static Fault dropAfterHandling() {
        return of(Effect.DROP_AFTER_HANDLING);
    }

    /** {@return the body ends in its middle} */
    public static Fault truncateBody() {
        return of(Effect.TRUNCATE_BODY);
    }

    /**
     * {@return the bank takes the request up when the gate opens}
     *
     * @param gate opened by the test, at the latest when the bank is closed
     */
    public static Fault holdBeforeHandling(Gate gate) {
        return at(Effect.HOLD_BEFORE_HANDLING, gate);
    }

    /**
     * {@return the bank handles the request and answers when the gate opens}
     *
     * @param gate opened by the test, at the latest when the bank is closed
     */
    public static Fault holdBeforeAnswering(Gate gate) {
        return at(Effect.HOLD_BEFORE_ANSWERING, gate);
    }

    /**
     * {@return the second half of the body comes when the gate opens}
     *
     * @param gate opened by the test, at the latest when the bank is closed
     */
    public static Fault stallBody(Gate gate) {
        return at(Effect.STALL_BODY, gate);
    }

    private static Fault of(Effect effect) {
        return new Fault(effect, 0, Map.of(), new byte[0], Optional.empty());
    }

    private static Fault at(Effect effect, Gate gate) {
        return new Fault(effect, 0, Map.of(), new byte[0], Optional.of(gate));
    }

    /**
     * {@return the same answer with one more header, for instance {@code Retry-After}}
     *
     * @param name as it is sent; a second header of that name replaces the first
     * @param value as it is sent
     */
    public Fault header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Fault(effect, status, more, body, gate);
    }

    /**
     * {@return the same answer with a body, sent as UTF-8}
     *
     * @param text may be any body, JSON or not
     */
    public Fault body(String text) {
        return new Fault(effect, status, headers, text.getBytes(StandardCharsets.UTF_8), gate);
    }

    /** {@return what happens} */
    public Effect effect() {
        return effect;
    }

    /** {@return status of an {@link Effect#ANSWER}} */
    public int status() {
        return status;
    }

    /** {@return headers of an {@link Effect#ANSWER}} */
    public Map<String, String> headers() {
        return headers;
    }

    /** {@return a copy of the body of an {@link Effect#ANSWER}} */
    public byte[] body() {
        return body.clone();
    }

    /** {@return the gate of an effect that holds or stalls} */
    public Optional<Gate> gate() {
        return gate;
    }

    @Override
    public String toString() {
        return effect == Effect.ANSWER ? "ANSWER " + status : effect.name();
    }
}
