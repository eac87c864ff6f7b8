package org.tppkit.testkit.arch.violations.ambient.core;

import java.util.concurrent.CompletableFuture;

/** A task on everybody's pool. */
final class RunsOnTheCommonPool {
    CompletableFuture<Void> task = CompletableFuture.runAsync(() -> {});
}
