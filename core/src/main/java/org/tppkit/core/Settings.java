package org.tppkit.core;

import java.time.Duration;
import java.util.Objects;
import org.immutables.value.Value;
import org.tppkit.ports.model.Values;

/** Times, sizes and counts of a client. Every one has a default that suits a service. */
@Value.Immutable
@Values
public abstract class Settings {
    /** Nanoseconds have an end. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    Settings() {}

    /**
     * {@return how long a call may take in all: waiting, connecting, answer, repeats. 60 s} A refresh of tokens that
     * the call began goes on beyond it: what the bank gives must not be lost.
     */
    @Value.Default
    public Duration callTimeout() {
        return Duration.ofSeconds(60);
    }

    /** {@return how long connecting may take, TLS included. 5 s} */
    @Value.Default
    public Duration connectTimeout() {
        return Duration.ofSeconds(5);
    }

    /** {@return how long an answer's body may stand still. 10 s} */
    @Value.Default
    public Duration noProgressTimeout() {
        return Duration.ofSeconds(10);
    }

    /** {@return the longest answer that is read, in bytes. 16 MiB} */
    @Value.Default
    public long largestAnswer() {
        return 16L * 1024 * 1024;
    }

    /** {@return how many calls to one host may run at a time. 32} */
    @Value.Default
    public int slotsPerHost() {
        return 32;
    }

    /** {@return how many of these are kept for calls with the customer there, and for payments. 8} */
    @Value.Default
    public int reservedSlots() {
        return 8;
    }

    /** {@return how long before its end an access token is refreshed at the latest. 3 minutes} */
    @Value.Default
    public Duration refreshMargin() {
        return Duration.ofMinutes(3);
    }

    /**
     * {@return the margin is never larger than this part of the token's life, so that short lives cause no storm} A
     * fifth.
     */
    @Value.Default
    public int refreshMarginDivisor() {
        return 5;
    }

    /**
     * {@return two refreshes of the same consent are at least this far apart, as long as the token still lives. 10 s}
     */
    @Value.Default
    public Duration refreshFloor() {
        return Duration.ofSeconds(10);
    }

    /**
     * {@return how long a refresh may take before another process may try in its place. 90 s; longer than a call} The
     * request itself is given two thirds of it, or {@link #callTimeout()} if that is longer: the rest is for storing
     * what came.
     */
    @Value.Default
    public Duration refreshLease() {
        return Duration.ofSeconds(90);
    }

    /** {@return how long a customer may take at the bank before the callback is no longer accepted. 30 minutes} */
    @Value.Default
    public Duration pendingLife() {
        return Duration.ofMinutes(30);
    }

    /** {@return how many pages of one list are read at most. 10,000} */
    @Value.Default
    public int pageLimit() {
        return 10_000;
    }

    /** {@return how long before a consent's end {@code RenewalDue} is told. 14 days} */
    @Value.Default
    public Duration renewalNotice() {
        return Duration.ofDays(14);
    }

    /**
     * {@return whether a bank's server must prove that its certificate was not revoked} {@link
     * RevocationCheck#IF_STAPLED}.
     */
    @Value.Default
    public RevocationCheck revocation() {
        return RevocationCheck.IF_STAPLED;
    }

    /** {@return how reads are repeated} */
    @Value.Default
    public RetryPolicy retries() {
        return RetryPolicy.standard();
    }

    /** {@return the settings of a client that is told no others} */
    public static Settings standard() {
        return builder().build();
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        requirePositive("callTimeout", callTimeout());
        requirePositive("connectTimeout", connectTimeout());
        requirePositive("noProgressTimeout", noProgressTimeout());
        requirePositive("refreshMargin", refreshMargin());
        requirePositive("refreshFloor", refreshFloor());
        requirePositive("refreshLease", refreshLease());
        requirePositive("pendingLife", pendingLife());
        requirePositive("renewalNotice", renewalNotice());
        require(largestAnswer() > 0, "largestAnswer must be positive");
        require(pageLimit() > 0, "pageLimit must be positive");
        require(refreshMarginDivisor() > 1, "refreshMarginDivisor must be at least 2");
        require(slotsPerHost() > 0, "slotsPerHost must be positive");
        require(reservedSlots() >= 0 && reservedSlots() < slotsPerHost(), "reservedSlots must be below slotsPerHost");
        require(
                refreshLease().compareTo(callTimeout()) > 0,
                "refreshLease must be longer than callTimeout: a refresh must be over before another process tries");
    }

    private static void requirePositive(String name, Duration duration) {
        Objects.requireNonNull(duration, name);
        require(!duration.isNegative() && !duration.isZero(), name + " must be positive");
        require(duration.compareTo(LONGEST) <= 0, name + " must not be longer than " + LONGEST.toDays() + " days");
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** Builds {@link Settings}. */
    public static final class Builder extends ImmutableSettings.Builder {
        Builder() {}
    }
}
