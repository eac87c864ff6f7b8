package org.tppkit.testkit.simulator.internal.signature;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tppkit.testkit.simulator.internal.http.Call;

/** The string that a signature covers (draft-cavage-http-signatures, section 2.3). */
final class SigningString {

    static final String REQUEST_TARGET = "(request-target)";

    private SigningString() {}

    static String of(Call call, List<String> names) {
        return of(call, names, call.method().toLowerCase(Locale.ROOT) + " " + call.target());
    }

    static String of(Call call, List<String> names, String requestTarget) {
        return names.stream()
                .map(name ->
                        name + ": " + (name.equals(REQUEST_TARGET) ? requestTarget : String.join(", ", call.all(name))))
                .collect(Collectors.joining("\n"));
    }
}
