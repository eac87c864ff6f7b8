package org.tppkit.testkit.contract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.TestedBank;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.scripted.Fault;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/**
 * Something that a bank may answer to any request.
 *
 * @param name in words
 * @param kind what it is about
 * @param answer what the scripted bank sends then
 */
record Situation(String name, Kind kind, ScriptedAnswer answer) {

    /** What an answer is about. */
    enum Kind {
        /** All is well. */
        RIGHT,
        /** A status of 400 or more. */
        REFUSED,
        /** A redirect to another host. */
        REDIRECTED,
        /** No answer, or half of one. */
        LOST,
        /** A success that makes no sense. */
        UNREADABLE,
        /** A success without the body that was described: makes no sense unless the status suffices. */
        EMPTY,
        /** A success that is odd in a detail: an adapter may take it or refuse it. */
        ODD
    }

    static final String RETRY_AFTER_SECONDS = "17";

    private static final List<Integer> REFUSALS = List.of(400, 401, 403, 404, 408, 429, 500, 503);
    private static final List<String> BAD_AMOUNTS =
            List.of("73x1.17", "1E400000000", "7.391,17", "99999999999999999999.00", "");
    private static final URI ELSEWHERE = URI.create("https://elsewhere.example/v1/accounts");

    static List<Situation> of(BankDescription description, TestedBank bank, WireExchange exchange, KitValues values) {
        List<Situation> all = new ArrayList<>();
        ScriptedAnswer right = exchange.answer();
        all.add(new Situation("all is well", Kind.RIGHT, right));
        REFUSALS.stream()
                // What is to be ended and is not there has ended.
                .filter(status -> status != 404 || !exchange.method().equals("DELETE"))
                .map(status -> refused(description, bank, status, values))
                .forEach(all::add);
        all.add(new Situation("a redirect to another host", Kind.REDIRECTED, ScriptedAnswer.redirect(302, ELSEWHERE)));
        all.add(new Situation("a connection that drops before the answer", Kind.LOST, ScriptedAnswer.none()));
        if (!right.bodyText().isEmpty()) {
            all.add(new Situation(
                    "a connection that drops within the answer", Kind.LOST, right.with(Fault.DROP_IN_BODY)));
            unreadable(right, values).forEach(all::add);
            odd(right, values).forEach(all::add);
        }
        return all;
    }

    private static Situation refused(BankDescription description, TestedBank bank, int status, KitValues values) {
        String words =
                KitValues.BODY + " " + KitValues.NAME + " " + values.iban().value() + " " + values.accessToken();
        ScriptedAnswer refusal = description.refusal(bank, status, words).header("Retry-After", RETRY_AFTER_SECONDS);
        return new Situation("a refusal with status " + status, Kind.REFUSED, refusal);
    }

    private static Stream<Situation> unreadable(ScriptedAnswer right, KitValues values) {
        String text = right.bodyText();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Situation> all = new ArrayList<>();
        all.add(new Situation("success with an empty body", Kind.EMPTY, right.body(new byte[0])));
        all.add(new Situation(
                "success with a web page",
                Kind.UNREADABLE,
                ScriptedAnswer.of(
                        right.status(),
                        Map.of("Content-Type", "text/html"),
                        "<html><body>" + KitValues.BODY + "</body></html>")));
        all.add(body("success with words", right, KitValues.BODY));
        all.add(body(
                "success with half a body", right, new String(bytes, 0, bytes.length / 2, StandardCharsets.UTF_8)));
        all.add(new Situation("success that is no UTF-8", Kind.UNREADABLE, right.body(withBadByte(bytes))));
        all.add(body("success that is nested without end", right, "[".repeat(20_000)));
        if (JsonText.isObject(text)) {
            all.add(body("success with a list in place of an object", right, "[" + text + "]"));
            all.add(body("success with a name twice in one object", right, JsonText.withNameTwice(text)));
        }
        if (text.contains(KitValues.ODD_AMOUNT)) {
            BAD_AMOUNTS.stream()
                    .map(bad -> body(
                            "success with the amount '" + bad + "'", right, text.replace(KitValues.ODD_AMOUNT, bad)))
                    .forEach(all::add);
        }
        if (text.contains(values.newAccessToken())) {
            all.add(body(
                    "success with a token that no header can carry",
                    right,
                    text.replace(values.newAccessToken(), "kit bad token")));
        }
        return all.stream();
    }

    private static Stream<Situation> odd(ScriptedAnswer right, KitValues values) {
        String text = right.bodyText();
        return Stream.of(
                        odd("a day that is none", right, text.replace("2026-02-11", "2026-02-31")),
                        odd(
                                "an IBAN that is none",
                                right,
                                text.replace(values.iban().value(), "DE00" + KitValues.BODY)),
                        odd(
                                "an account without an id",
                                right,
                                text.replace(values.account().value(), "")),
                        odd("a number in place of each text", right, text.replace("\"EUR\"", "978")),
                        odd("null in place of a text", right, text.replace("\"EUR\"", "null")))
                .filter(changed(text));
    }

    private static Predicate<Situation> changed(String text) {
        return situation -> !situation.answer().bodyText().equals(text);
    }

    private static Situation body(String name, ScriptedAnswer right, String text) {
        return new Situation(name, Kind.UNREADABLE, right.body(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Situation odd(String name, ScriptedAnswer right, String text) {
        return new Situation(name, Kind.ODD, right.body(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] withBadByte(byte[] bytes) {
        byte[] bad = new byte[bytes.length + 1];
        bad[0] = (byte) 0xff;
        System.arraycopy(bytes, 0, bad, 1, bytes.length);
        return bad;
    }

    @Override
    public String toString() {
        return name;
    }
}
