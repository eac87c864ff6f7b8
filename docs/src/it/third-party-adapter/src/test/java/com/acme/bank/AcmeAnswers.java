package com.acme.bank;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tppkit.ports.model.Money;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** Answers as the Acme banks write them. */
final class AcmeAnswers {
    private AcmeAnswers() {}

    static ScriptedAnswer refusal(int status, String code, String text) {
        return ScriptedAnswer.json(
                status,
                "{\"tppMessages\":[{\"category\":\"ERROR\",\"code\":\"" + code + "\",\"text\":\"" + text + "\"}]}");
    }

    static String amount(Money money) {
        return "{\"currency\":\"" + money.currency() + "\",\"amount\":\""
                + money.amount().toPlainString() + "\"}";
    }

    static <T> String list(List<T> items, Function<T, String> fields) {
        return items.stream().map(item -> "{" + fields.apply(item) + "}").collect(Collectors.joining(",", "[", "]"));
    }

    static String links(String name, Optional<String> href) {
        return href.map(link -> ",\"_links\":{\"" + name + "\":{\"href\":\"" + link.replace("\\", "\\\\") + "\"}}")
                .orElse("");
    }
}
