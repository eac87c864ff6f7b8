package org.tppkit.adapter.arkea.pact;

import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import java.util.stream.Collectors;

/** Verifies an interaction without a word on the console, and puts the details of a failure into its message. */
final class Verified {

    private Verified() {}

    static void verify(PactVerificationContext context) {
        try {
            context.verifyInteraction();
        } catch (AssertionError e) {
            String details = context.getTestExecutionResult().stream()
                    .flatMap(failed -> failed.getFailures().values().stream())
                    .flatMap(failures -> failures.stream())
                    .map(VerificationFailureType::description)
                    .distinct()
                    .collect(Collectors.joining("\n"));
            throw new AssertionError(context.getInteraction().getDescription() + ":\n" + details, e);
        }
    }
}
