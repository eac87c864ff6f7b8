package org.tppkit.testkit.arch.violations.ambient.core.internal.token;

/** A thread of one's own. */
final class StartsAThread {
    Thread thread = new Thread(() -> {});
}
