package org.tppkit.adapter.arkea.pact;

import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.Generators;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import au.com.dius.pact.core.model.matchingrules.EqualsMatcher;
import au.com.dius.pact.core.model.matchingrules.MatchingRule;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.MinTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.NumberTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.NumberTypeMatcher.NumberType;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A JSON body as the tables write it, turned into an example, a matching rule for every leaf, and generators. */
final class JsonTemplate {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final MatchingRuleCategory rules;
    private final Generators generators;

    private JsonTemplate(MatchingRuleCategory rules, Generators generators) {
        this.rules = rules;
        this.generators = generators;
    }

    /** The example of a body; its rules and generators are added to the given ones. */
    static String read(String written, MatchingRuleCategory rules, Generators generators) {
        return write(new JsonTemplate(rules, generators).walk(parse(written), "$", ""));
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the table holds a body that is no JSON: " + json, e);
        }
    }

    static String write(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode walk(JsonNode node, String path, String field) {
        if (node instanceof ObjectNode object) {
            ObjectNode example = JSON.createObjectNode();
            object.properties()
                    .forEach(entry -> example.set(
                            entry.getKey(), walk(entry.getValue(), below(path, entry.getKey()), entry.getKey())));
            return example;
        }
        if (node instanceof ArrayNode array) {
            if (!array.isEmpty()) {
                rules.setRule(path, new MinTypeMatcher(array.size()));
            }
            ArrayNode example = JSON.createArrayNode();
            array.forEach(element -> example.add(walk(element, path + "[*]", field)));
            return example;
        }
        return leaf(node, path, field);
    }

    private JsonNode leaf(JsonNode node, String path, String field) {
        if (!node.isTextual()) {
            rules.setRule(path, ofType(node, field));
            return node;
        }
        Example example = Example.of(node.textValue());
        rules.setRule(path, ofText(field, example));
        example.expression()
                .ifPresent(expression ->
                        generators.addGenerator(Category.BODY, path, new ProviderStateGenerator(expression)));
        return JSON.getNodeFactory().textNode(example.text());
    }

    /** {@code result} is the whole answer of a funds confirmation: a yes is no no. */
    private static MatchingRule ofType(JsonNode node, String field) {
        if (field.equals("result")) {
            return EqualsMatcher.INSTANCE;
        }
        if (node.isNumber()) {
            boolean whole =
                    field.equals("status") || field.equals("numberOfTransactions") || field.equals("expires_in");
            return new NumberTypeMatcher(whole ? NumberType.INTEGER : NumberType.NUMBER);
        }
        return TypeMatcher.INSTANCE;
    }

    private static MatchingRule ofText(String field, Example example) {
        if (example.exact()) {
            return EqualsMatcher.INSTANCE;
        }
        return Formats.isText(field)
                ? TypeMatcher.INSTANCE
                : new RegexMatcher(Formats.of(field, example.text()), example.text());
    }

    private static String below(String path, String field) {
        return field.matches("[A-Za-z_][A-Za-z0-9_]*") ? path + "." + field : path + "['" + field + "']";
    }
}
