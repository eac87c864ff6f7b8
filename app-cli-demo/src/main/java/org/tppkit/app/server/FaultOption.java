package org.tppkit.app.server;

import java.util.Map;
import java.util.TreeMap;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.RequestMatcher;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One {@code --fault}: what goes wrong, for which requests, how often. */
record FaultOption(Fault fault, RequestMatcher matcher, int times) {
    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final Map<String, Fault> BY_NAME = new TreeMap<>(Map.of(
            "drop-after-request-headers", Fault.dropAfterRequestHeaders(),
            "drop-in-request-body", Fault.dropInRequestBody(),
            "drop-before-handling", Fault.dropBeforeHandling(),
            "drop-after-handling", Fault.dropAfterHandling(),
            "truncate-body", Fault.truncateBody()));

    /** Plans the fault at a bank. */
    void planAt(BankSimulator bank) {
        bank.faults().next(times, matcher, fault);
    }

    /** Reads {@code 503,path=/accounts,times=3}. */
    static final class Converter implements ITypeConverter<FaultOption> {
        @Override
        public FaultOption convert(String text) {
            String[] parts = text.split(",", -1);
            Fault fault = fault(parts[0]);
            String path = "";
            String method = "";
            int times = 1;
            for (int i = 1; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                String value = parts[i].substring(equals + 1);
                switch (equals < 0 ? "" : parts[i].substring(0, equals)) {
                    case "path" -> path = value;
                    case "method" -> method = value;
                    case "times" -> times = value.equals("always") ? ALWAYS : number(value, 1, ALWAYS);
                    case "retry-after" -> fault = fault.header("Retry-After", "" + number(value, 0, ALWAYS));
                    default ->
                        throw new TypeConversionException(
                                "a fault may have path=, method=, times= and retry-after=, parted by commas");
                }
            }
            return new FaultOption(fault, matcher(method, path), times);
        }

        private static Fault fault(String name) {
            if (name.matches("[2-5][0-9][0-9]")) {
                return Fault.answer(Integer.parseInt(name));
            }
            Fault known = BY_NAME.get(name);
            if (known == null) {
                throw new TypeConversionException(
                        "a fault is a status such as 503, or one of " + String.join(", ", BY_NAME.keySet()));
            }
            return known;
        }

        private static int number(String text, int least, int most) {
            try {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // As for a number that is out of range.
            }
            throw new TypeConversionException("a whole number from " + least + " is needed after the equals sign");
        }

        private static RequestMatcher matcher(String wantedMethod, String end) {
            return (method, path) ->
                    path.endsWith(end) && (wantedMethod.isEmpty() || method.equalsIgnoreCase(wantedMethod));
        }
    }
}
