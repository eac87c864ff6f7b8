package org.tppkit.adapter.arkea.pact;

import au.com.dius.pact.core.model.Consumer;
import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.DefaultPactWriter;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.Provider;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.Request;
import au.com.dius.pact.core.model.RequestResponseInteraction;
import au.com.dius.pact.core.model.RequestResponsePact;
import au.com.dius.pact.core.model.Response;
import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.Generators;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import au.com.dius.pact.core.model.matchingrules.EqualsMatcher;
import au.com.dius.pact.core.model.matchingrules.MatchingRule;
import au.com.dius.pact.core.model.matchingrules.MatchingRules;
import au.com.dius.pact.core.model.matchingrules.MatchingRulesImpl;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Interactions in Pact's terms, and as the text of a pact file. */
final class PactText {
    private static final PactSpecVersion VERSION = PactSpecVersion.V3;

    private final Stet stet;

    private PactText(Stet stet) {
        this.stet = stet;
    }

    /** A pact of those interactions. */
    static RequestResponsePact pact(Stet stet, List<Interaction> interactions) {
        PactText text = new PactText(stet);
        return new RequestResponsePact(
                new Provider(stet.provider()),
                new Consumer(Stet.CONSUMER),
                interactions.stream().map(text::interaction).collect(Collectors.toList()));
    }

    /** The text of the pact file: the same whenever and wherever it is written. */
    static String of(Stet stet, List<Interaction> interactions) {
        StringWriter text = new StringWriter();
        DefaultPactWriter.INSTANCE.writePact(pact(stet, interactions), new PrintWriter(text), VERSION);
        return text.toString().stripTrailing() + "\n";
    }

    private au.com.dius.pact.core.model.Interaction interaction(Interaction line) {
        List<ProviderState> states = line.given().stream()
                .map(given -> new ProviderState(given.state(), given.parameters()))
                .toList();
        return new RequestResponseInteraction(
                line.description(), states, request(line.asked()), response(line.answered()));
    }

    private Request request(Asked asked) {
        MatchingRules rules = new MatchingRulesImpl();
        Generators generators = new Generators();
        if (Example.hasMarker(asked.path())) {
            rules.addCategory("path").addRule(new RegexMatcher(Example.pathFormat(asked.path())));
            generators.addGenerator(Category.PATH, new ProviderStateGenerator(Example.withExpressions(asked.path())));
        }
        Map<String, List<String>> query = new LinkedHashMap<>();
        asked.query().forEach((name, written) -> {
            Example example = Example.of(written);
            query.put(name, List.of(example.text()));
            rules.addCategory("query").addRule(name, parameterRule(name, example));
            example.expression()
                    .ifPresent(expression ->
                            generators.addGenerator(Category.QUERY, name, new ProviderStateGenerator(expression)));
        });
        Map<String, List<String>> headers = new LinkedHashMap<>();
        new RequestHeaders(stet, asked).each((name, header) -> {
            headers.put(name, List.of(header.example()));
            rules.addCategory("header").addRule(name, new RegexMatcher(header.format(), header.example()));
        });
        OptionalBody body = body(asked, rules, generators);
        return new Request(asked.method(), Example.withExamples(asked.path()), query, headers, body, rules, generators);
    }

    private static OptionalBody body(Asked asked, MatchingRules rules, Generators generators) {
        if (asked.json().isPresent()) {
            return json(asked.json().get(), rules, generators);
        }
        return asked.form().isEmpty() ? OptionalBody.missing() : form(asked.form(), rules, generators);
    }

    private static OptionalBody json(String written, MatchingRules rules, Generators generators) {
        String example = JsonTemplate.read(written, rules.addCategory("body"), generators);
        return OptionalBody.body(example.getBytes(StandardCharsets.UTF_8), ContentType.fromString("application/json"));
    }

    private static OptionalBody form(Map<String, String> fields, MatchingRules rules, Generators generators) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, written) -> {
            Example example = Example.of(written);
            body.append(body.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(example.text(), StandardCharsets.UTF_8));
            rules.addCategory("body").addRule("$." + name, parameterRule(name, example));
            example.expression()
                    .ifPresent(expression -> generators.addGenerator(
                            Category.BODY, "$." + name, new ProviderStateGenerator(expression)));
        });
        return OptionalBody.body(
                body.toString().getBytes(StandardCharsets.UTF_8),
                ContentType.fromString("application/x-www-form-urlencoded"));
    }

    /** Parameters of forms and queries. */
    private static MatchingRule parameterRule(String name, Example example) {
        if (example.exact()) {
            return EqualsMatcher.INSTANCE;
        }
        String format = switch (name) {
            case "redirect_uri" -> "https://.+";
            case "client_id", "state" -> "[!-+--~]+";
            case "dateFrom", "dateTo" -> "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}";
            case "page" -> "[0-9]+";
            default -> Formats.TOKEN;
        };
        return new RegexMatcher(format, example.text());
    }

    private static Response response(Answered answered) {
        MatchingRules rules = new MatchingRulesImpl();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        answered.headers().forEach((name, header) -> {
            headers.put(name, List.of(header.example()));
            rules.addCategory("header").addRule(name, new RegexMatcher(header.format(), header.example()));
        });
        OptionalBody body =
                answered.json().map(json -> json(json, rules, new Generators())).orElse(OptionalBody.missing());
        return new Response(answered.status(), headers, body, rules);
    }
}
