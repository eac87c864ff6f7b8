package org.tppkit.testkit.contract;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.testkit.fake.KitBankCall;
import org.tppkit.testkit.scripted.RecordedRequest;

/**
 * What an adapter made of a situation.
 *
 * @param situation the bank's answer
 * @param resultOrNull what the gateway returned, if it returned
 * @param failureOrNull what it threw, if it threw
 * @param call what it did with its call
 * @param received what reached the bank
 */
record Outcome(
        Situation situation,
        @Nullable Object resultOrNull,
        @Nullable Throwable failureOrNull,
        KitBankCall call,
        List<RecordedRequest> received) {

    Optional<Object> result() {
        return Optional.ofNullable(resultOrNull);
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failureOrNull);
    }

    /** Requests that were sent or that were to go elsewhere. */
    int requests() {
        return call.requests().size() + call.refusedRequests().size();
    }

    /** What came of it, without what may be secret. */
    String shown() {
        return failure().map(Verdict::describe).orElse("a result");
    }
}
