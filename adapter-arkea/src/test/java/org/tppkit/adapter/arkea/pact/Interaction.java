package org.tppkit.adapter.arkea.pact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;

/**
 * One line of the contract: in these states of the bank, what is asked, what is answered, and what the adapter makes of it.
 *
 * @param description unique within a pact
 */
record Interaction(String description, List<Given> given, Asked asked, Answered answered, Check check) {

    /** A state of the bank, in words, with its parameters. */
    record Given(String state, Map<String, Object> parameters) {}

    /** Calls the adapter, and looks at what it returns or throws. */
    @FunctionalInterface
    interface Check {
        void run(BankAdapter adapter, BankCall call) throws Exception;
    }

    /** Begins a line. */
    static Line when(String description) {
        return new Line(description);
    }

    /** A line that is being written. For use by one thread. */
    static final class Line {
        private final String description;
        private final List<Given> given = new ArrayList<>();
        private Asked asked = Asked.get("/");
        private Answered answered = Answered.nothing(200);

        private Line(String description) {
            this.description = description;
        }

        /** One more state, with parameters as names and values in turn. */
        Line given(String state, Object... parameters) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < parameters.length; i += 2) {
                map.put((String) parameters[i], parameters[i + 1]);
            }
            given.add(new Given(state, map));
            return this;
        }

        Line asks(Asked request) {
            asked = request;
            return this;
        }

        Line answers(Answered answer) {
            answered = answer;
            return this;
        }

        Interaction then(Check check) {
            return new Interaction(description, List.copyOf(given), asked, answered, check);
        }
    }
}
