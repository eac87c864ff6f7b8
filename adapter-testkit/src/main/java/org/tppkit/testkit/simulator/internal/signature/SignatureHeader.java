package org.tppkit.testkit.simulator.internal.signature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a Signature header (draft-cavage-http-signatures, section 2.1).
 *
 * @param keyId where the certificate is
 * @param algorithm name of the algorithm
 * @param names what is signed, in order
 * @param signature base64 text
 */
record SignatureHeader(String keyId, String algorithm, List<String> names, String signature) {

    private static final Pattern PARAMETER = Pattern.compile("\\s*([a-zA-Z]+)=\"([^\"]*)\"\\s*(,|$)");

    /** Says which parameter is wrong. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    static SignatureHeader parse(String value) throws MalformedException {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(value);
        int end = 0;
        while (end < value.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new MalformedException("Signature header is malformed at character " + (end + 1));
            }
            if (parameters.putIfAbsent(matcher.group(1), matcher.group(2)) != null) {
                throw new MalformedException("Signature parameter " + matcher.group(1) + " comes twice");
            }
            end = matcher.end();
        }
        return new SignatureHeader(
                required(parameters, "keyId"),
                required(parameters, "algorithm"),
                List.of(required(parameters, "headers").split(" ", -1)),
                required(parameters, "signature"));
    }

    private static String required(Map<String, String> parameters, String name) throws MalformedException {
        return Optional.ofNullable(parameters.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new MalformedException("Signature parameter " + name + " is missing"));
    }
}
