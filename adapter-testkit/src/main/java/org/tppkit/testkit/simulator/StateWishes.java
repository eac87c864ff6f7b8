package org.tppkit.testkit.simulator;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is said beside a state's name.
 *
 * @param parameters the state's parameters
 * @param version the version of the interface that the request will ask for
 */
record StateWishes(Map<String, String> parameters, StetVersion version) {

    StateWishes {
        parameters = Map.copyOf(parameters);
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException("the state needs the parameter " + name));
    }

    int number(String name, int from, int to) {
        String text = text(name);
        if (text.matches("[0-9]{1,6}") && Integer.parseInt(text) >= from && Integer.parseInt(text) <= to) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("the parameter " + name + " is a whole number from " + from + " to " + to);
    }

    Set<Scope> scopes() {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String name : text("scope").split(" ", -1)) {
            scopes.add(Scope.of(name)
                    .filter(scope -> scope != Scope.PISP)
                    .orElseThrow(() -> new IllegalArgumentException("the parameter scope is aisp or cbpii")));
        }
        return scopes;
    }
}
