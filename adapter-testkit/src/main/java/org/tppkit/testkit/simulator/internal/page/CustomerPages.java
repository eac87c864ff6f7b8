package org.tppkit.testkit.simulator.internal.page;

import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.tppkit.testkit.simulator.SimulatedBank;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.http.CallHandler;
import org.tppkit.testkit.simulator.internal.http.Parameters;

/** All pages of a bank for its customers: finds the one that is asked for, and the language. */
public final class CustomerPages implements CallHandler {

    private final Map<String, Map<String, Step>> routes = new LinkedHashMap<>();
    private final Map<Language, Wording> wordings = new EnumMap<>(Language.class);
    private final MessagePages messages;

    /** The pages of a bank for these kinds of questions. */
    public CustomerPages(SimulatedBank bank, List<Questions<?>> kinds, Clock clock) {
        Brand brand = Brand.of(bank);
        PageFrame frame = new PageFrame(brand);
        messages = new MessagePages(frame);
        for (Language language : Language.values()) {
            wordings.put(language, new Wording(language));
        }
        for (Questions<?> questions : kinds) {
            routes.putAll(new Dialogue<>(questions, frame, clock).routes());
        }
        Look look = new Look(brand);
        routes.put(Look.STYLE_PATH, Map.of("GET", (call, words) -> look.style()));
        routes.put(Look.ICON_PATH, Map.of("GET", (call, words) -> look.icon()));
    }

    @Override
    public Answer handle(Call call) {
        Answer answer = answer(call);
        return call.method().equals("HEAD") ? withoutBody(answer) : answer;
    }

    private Answer answer(Call call) {
        Wording words = Objects.requireNonNull(wordings.get(Language.preferred(call.all("accept-language"))));
        Map<String, Step> methods = routes.get(call.path());
        if (methods == null) {
            return messages.noPage(words, 404);
        }
        Step step = methods.get(call.method().equals("HEAD") ? "GET" : call.method());
        if (step == null) {
            return messages.noPage(words, 405).with("Allow", allowed(methods));
        }
        try {
            return step.take(call, words);
        } catch (Parameters.MalformedException e) {
            return messages.rejected(words, String.valueOf(e.getMessage()));
        }
    }

    private static String allowed(Map<String, Step> methods) {
        TreeSet<String> names = new TreeSet<>(methods.keySet());
        if (names.contains("GET")) {
            names.add("HEAD");
        }
        return String.join(", ", names);
    }

    private static Answer withoutBody(Answer answer) {
        Answer empty = Answer.empty(answer.status());
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            empty = empty.with(header.getKey(), header.getValue());
        }
        return empty.with("Content-Length", String.valueOf(answer.body().length()));
    }
}
