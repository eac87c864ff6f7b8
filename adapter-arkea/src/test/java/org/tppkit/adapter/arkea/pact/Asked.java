package org.tppkit.adapter.arkea.pact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tppkit.ports.model.PsuContext;

/** What the adapter is expected to send, as the tables write it. Values may be marked, see {@link Example}. Immutable. */
record Asked(
        Kind kind,
        String method,
        String path,
        Map<String, String> query,
        PsuContext psu,
        Optional<String> json,
        Map<String, String> form) {

    enum Kind {
        /** With token, request id, digest and signature. */
        RESOURCE,
        /** A form, without token and signature. */
        TOKEN,
        /** What the customer's browser opens. */
        PAGE
    }

    static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");

    static Asked get(String path) {
        return of(Kind.RESOURCE, "GET", path);
    }

    static Asked post(String path, String json) {
        return of(Kind.RESOURCE, "POST", path).withJson(json);
    }

    static Asked put(String path, String json) {
        return of(Kind.RESOURCE, "PUT", path).withJson(json);
    }

    static Asked form(String path, Map<String, String> fields) {
        return new Asked(Kind.TOKEN, "POST", path, Map.of(), CUSTOMER, Optional.empty(), fields);
    }

    static Asked page(String path, Map<String, String> query) {
        return new Asked(Kind.PAGE, "GET", path, query, CUSTOMER, Optional.empty(), Map.of());
    }

    /** One more parameter of the query. */
    Asked query(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new Asked(kind, method, path, more, psu, json, form);
    }

    /** The same with nothing left for the provider state to fill: where the request is not looked into, or names what is not there. */
    Asked asExample() {
        return new Asked(kind, method, Example.withExamples(path), query, psu, json.map(Example::withExamples), form);
    }

    /** The same with what is known of the customer. */
    Asked by(PsuContext other) {
        return new Asked(kind, method, path, query, other, json, form);
    }

    private Asked withJson(String body) {
        return new Asked(kind, method, path, query, psu, Optional.of(body), form);
    }

    private static Asked of(Kind kind, String method, String path) {
        return new Asked(kind, method, path, Map.of(), CUSTOMER, Optional.empty(), Map.of());
    }
}
