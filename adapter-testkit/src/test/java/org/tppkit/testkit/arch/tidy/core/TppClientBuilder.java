package org.tppkit.testkit.arch.tidy.core;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tppkit.testkit.arch.tidy.ports.spi.bank.Gateway;

/** The composition: here the world comes in. */
public final class TppClientBuilder {
    Gateway gateway;
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    ExecutorService executor = Executors.newCachedThreadPool();
}
