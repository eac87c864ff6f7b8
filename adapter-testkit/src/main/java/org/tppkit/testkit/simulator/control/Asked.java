package org.tppkit.testkit.simulator.control;

import java.util.List;
import java.util.Set;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.http.Parameters;

/**
 * A call that was let in, and what stands in its path where the route has a star.
 *
 * @param call as the listener read it
 * @param variables in the path's order
 */
record Asked(Call call, List<String> variables) {

    Asked {
        variables = List.copyOf(variables);
    }

    Fields fields(String... known) {
        refuseQuery();
        return Fields.of(call, known);
    }

    void refuseQuery() {
        query(Set.of());
    }

    /** A whole number of the query, or what is meant without it. */
    long number(String name, long from, long to, long otherwise, Set<String> known) {
        String text = query(known).all().get(name);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("[0-9]{1,18}") && Long.parseLong(text) >= from && Long.parseLong(text) <= to) {
            return Long.parseLong(text);
        }
        throw RefusedException.badRequest(
                "the parameter " + name + " is not what it should be",
                "send a whole number from " + from + (to == Long.MAX_VALUE ? "" : " to " + to));
    }

    /** A text of the query, or what is meant without it. */
    String text(String name, String otherwise, Set<String> known) {
        return query(known).get(name).orElse(otherwise);
    }

    private Parameters query(Set<String> known) {
        try {
            Parameters parameters = Parameters.parse(call.rawQuery().orElse(""));
            if (known.containsAll(parameters.all().keySet())) {
                return parameters;
            }
        } catch (Parameters.MalformedException e) {
            throw RefusedException.badRequest(String.valueOf(e.getMessage()), "mend the query");
        }
        throw RefusedException.badRequest(
                "the query has a parameter that is not known",
                known.isEmpty() ? "send none" : "known parameters are " + String.join(", ", known));
    }

    @Override
    public String toString() {
        return "Asked[" + call + "]";
    }
}
