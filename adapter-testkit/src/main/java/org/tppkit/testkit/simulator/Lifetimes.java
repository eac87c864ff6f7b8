package org.tppkit.testkit.simulator;

import java.time.Duration;

/**
 * How long things live, measured on the simulator's clock.
 *
 * @param code an authorization code
 * @param accessToken an access token of any kind; sent as {@code expires_in}, in whole seconds
 * @param consent a customer's consent and its refresh tokens
 */
public record Lifetimes(Duration code, Duration accessToken, Duration consent) {

    /** Codes 60 seconds, access tokens 3600 seconds (Arkéa Production page), consents 180 days (the general rule). */
    public static Lifetimes standard() {
        return new Lifetimes(Duration.ofSeconds(60), Duration.ofSeconds(3600), Duration.ofDays(180));
    }

    /** The same with another life of access tokens. */
    public Lifetimes withAccessToken(Duration life) {
        return new Lifetimes(code, life, consent);
    }

    /** The same with another life of codes. */
    public Lifetimes withCode(Duration life) {
        return new Lifetimes(life, accessToken, consent);
    }

    /** The same with another life of consents. */
    public Lifetimes withConsent(Duration life) {
        return new Lifetimes(code, accessToken, life);
    }
}
