package org.tppkit.testkit.scripted;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** An answer of a {@link ScriptedBank}: status, headers, body, and what goes wrong with it. Immutable. */
public final class ScriptedAnswer {

    /**
     * A header, sent as it stands.
     *
     * @param name as it is sent
     * @param value its value; never printed
     */
    public record Header(String name, String value) {
        /** The name only. */
        @Override
        public String toString() {
            return name;
        }
    }

    private final int status;
    private final List<Header> headers;
    private final byte[] body;
    private final @Nullable Fault fault;
    private final @Nullable CountDownLatch heldBack;
    private final @Nullable CountDownLatch until;
    private final @Nullable Repeated repeated;

    /** A part that stands many times in a body; made while it is sent, so that the body may be of any size. */
    record Repeated(String before, String part, int times, String after) {}

    private ScriptedAnswer(
            int status,
            List<Header> headers,
            byte[] body,
            @Nullable Fault fault,
            @Nullable CountDownLatch heldBack,
            @Nullable CountDownLatch until,
            @Nullable Repeated repeated) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.fault = fault;
        this.heldBack = heldBack;
        this.until = until;
        this.repeated = repeated;
    }

    /**
     * {@return an answer without body}
     *
     * @param status the HTTP status, for instance 204
     */
    public static ScriptedAnswer of(int status) {
        return new ScriptedAnswer(status, List.of(), new byte[0], null, null, null, null);
    }

    /**
     * {@return an answer with headers and a body in UTF-8}
     *
     * @param status the HTTP status, for instance 200
     * @param headers beside Content-Length, which is counted
     * @param body may be the empty text
     */
    public static ScriptedAnswer of(int status, Map<String, String> headers, String body) {
        List<Header> all = new ArrayList<>();
        headers.forEach((name, value) -> all.add(new Header(name, value)));
        return new ScriptedAnswer(status, all, body.getBytes(StandardCharsets.UTF_8), null, null, null, null);
    }

    /**
     * {@return a JSON answer}
     *
     * @param status the HTTP status, for instance 200
     * @param json the body, in JSON
     */
    public static ScriptedAnswer json(int status, String json) {
        return of(status, Map.of("Content-Type", "application/json;charset=UTF-8"), json);
    }

    /**
     * {@return a JSON answer of any size, made while it is sent: a part again and again, with commas between them (J5)}
     *
     * @param status the HTTP status, for instance 200
     * @param before what stands before the first part
     * @param part for instance an entry of a list
     * @param times how often the part stands there
     * @param after what stands after the last part
     */
    public static ScriptedAnswer repeating(int status, String before, String part, int times, String after) {
        List<Header> json = List.of(new Header("Content-Type", "application/json;charset=UTF-8"));
        Repeated repeated = new Repeated(before, part, times, after);
        return new ScriptedAnswer(status, json, new byte[0], null, null, null, repeated);
    }

    /**
     * {@return a redirect with that status, for instance 302}
     *
     * @param status a redirect's, for instance 302
     * @param location the value of Location
     */
    public static ScriptedAnswer redirect(int status, URI location) {
        return of(status).header("Location", location.toString());
    }

    /** {@return no answer: the connection breaks after the request was read} */
    public static ScriptedAnswer none() {
        return of(200).with(Fault.DROP);
    }

    /**
     * {@return the same answer with one more header; the same name may stand several times} Content-Length is counted,
     * not given.
     *
     * @param name as it is sent
     * @param value as it is sent; never printed
     */
    public ScriptedAnswer header(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new ScriptedAnswer(status, more, body, fault, heldBack, until, repeated);
    }

    /**
     * {@return the same answer with another body}
     *
     * @param bytes sent as they are; copied
     */
    public ScriptedAnswer body(byte[] bytes) {
        return new ScriptedAnswer(status, headers, bytes.clone(), fault, heldBack, until, repeated);
    }

    /**
     * {@return the same answer with something that goes wrong}
     *
     * @param wrong what is wrong with it
     */
    public ScriptedAnswer with(Fault wrong) {
        return new ScriptedAnswer(status, headers, body, Objects.requireNonNull(wrong), heldBack, until, repeated);
    }

    /**
     * {@return the same answer, of which nothing is sent before the latch is open}
     *
     * @param open the latch that opens
     */
    public ScriptedAnswer heldBackUntil(CountDownLatch open) {
        return new ScriptedAnswer(status, headers, body, fault, Objects.requireNonNull(open), until, repeated);
    }

    /**
     * {@return the same answer with the latch that ends its stall; without one it lasts until the bank is closed}
     *
     * @param open the latch that opens
     */
    public ScriptedAnswer until(CountDownLatch open) {
        return new ScriptedAnswer(status, headers, body, fault, heldBack, Objects.requireNonNull(open), repeated);
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return the body read as UTF-8, whole, whatever goes wrong with it} */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** {@return the headers, in order} */
    public List<Header> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    Optional<Repeated> repeated() {
        return Optional.ofNullable(repeated);
    }

    CountDownLatch startsWhen() {
        return heldBack == null ? new CountDownLatch(0) : heldBack;
    }

    CountDownLatch stallsUntil() {
        return until == null ? new CountDownLatch(1) : until;
    }

    /** Status and fault; neither header values nor body. */
    @Override
    public String toString() {
        return "ScriptedAnswer[" + status + (fault == null ? "" : " " + fault) + "]";
    }
}
