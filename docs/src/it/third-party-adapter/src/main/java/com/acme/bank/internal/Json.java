package com.acme.bank.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;

/** Writes bodies: fields in the order they were put, so that the same request has the same bytes. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** An amount: exact, without exponent, in a text. */
    static ObjectNode money(Money money) {
        return object().put("currency", money.currency().getCurrencyCode())
                .put("amount", money.amount().toPlainString());
    }

    static ObjectNode account(Iban iban) {
        return object().put("iban", iban.value());
    }

    static byte[] bytes(ObjectNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
