package org.tppkit.testkit.arch.violations.ambient.adapter.acme;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An executor of one's own. */
final class MakesAnExecutor {
    ExecutorService executor = Executors.newCachedThreadPool();
}
