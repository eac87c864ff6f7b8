package org.tppkit.testkit.simulator.internal.http;

/** Answers requests; called by several threads at once. */
@FunctionalInterface
public interface CallHandler {

    /** The answer to a request. */
    Answer handle(Call call);
}
