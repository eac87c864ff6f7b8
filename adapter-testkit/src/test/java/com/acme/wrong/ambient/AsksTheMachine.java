package com.acme.wrong.ambient;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes out of the air what it should be given. Never run. */
final class AsksTheMachine {
    Instant now() {
        return Instant.now();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    SecureRandom random() {
        return new SecureRandom();
    }

    ExecutorService threads() {
        return Executors.newCachedThreadPool();
    }
}
