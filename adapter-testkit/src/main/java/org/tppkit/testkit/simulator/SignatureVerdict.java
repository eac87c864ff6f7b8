package org.tppkit.testkit.simulator;

import java.util.Optional;

/**
 * What the bank thinks of a request's signature. Nothing here is secret: Authorization is never part of a signing string.
 *
 * @param accepted whether signature and digest are right
 * @param difference the first thing that differs, in words; empty when accepted
 * @param expected what the bank expected there
 * @param received what it received there
 * @param signingString the string that the bank verified, with line feeds; empty if it came not so far
 */
public record SignatureVerdict(
        boolean accepted,
        String difference,
        Optional<String> expected,
        Optional<String> received,
        Optional<String> signingString) {

    /**
     * {@return all is right}
     *
     * @param signingString the signing string
     */
    public static SignatureVerdict accepted(String signingString) {
        return new SignatureVerdict(true, "", Optional.empty(), Optional.empty(), Optional.of(signingString));
    }

    /**
     * {@return something is wrong that needs no comparison}
     *
     * @param difference the first difference
     */
    public static SignatureVerdict refused(String difference) {
        return new SignatureVerdict(false, difference, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * {@return one thing is not what it should be}
     *
     * @param difference the first difference
     * @param expected what was expected
     * @param received what came
     */
    public static SignatureVerdict refused(String difference, String expected, String received) {
        return new SignatureVerdict(false, difference, Optional.of(expected), Optional.of(received), Optional.empty());
    }

    /**
     * {@return the same with the string that the bank verified}
     *
     * @param verifiedString the string that was verified
     */
    public SignatureVerdict over(String verifiedString) {
        return new SignatureVerdict(accepted, difference, expected, received, Optional.of(verifiedString));
    }
}
