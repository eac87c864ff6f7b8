package org.tppkit.testkit.simulator;

import java.time.Duration;

/**
 * How long things live, measured on the simulator's clock.
 *
 * @param code an authorization code
 * @param accessToken an access token of any kind; sent as {@code expires_in}, in whole seconds
 * @param consent a customer's consent and its refresh tokens
 * @param approval how long a payment, or the cancellation of one, waits for the customer's answer. After that the
 *     client of
 *     1.4.2 has the life of a code and a token to confirm.
 */
public record Lifetimes(Duration code, Duration accessToken, Duration consent, Duration approval) {

    /**
     * {@return codes 60 seconds, access tokens 3600 seconds (Arkéa Production page), consents 180 days (the general
     * rule), approvals 30 minutes (set by each bank; Arkéa's is not known)}
     */
    public static Lifetimes standard() {
        return new Lifetimes(
                Duration.ofSeconds(60), Duration.ofSeconds(3600), Duration.ofDays(180), Duration.ofMinutes(30));
    }

    /**
     * {@return the same with another life of access tokens}
     *
     * @param life how long
     */
    public Lifetimes withAccessToken(Duration life) {
        return new Lifetimes(code, life, consent, approval);
    }

    /**
     * {@return the same with another life of codes}
     *
     * @param life how long
     */
    public Lifetimes withCode(Duration life) {
        return new Lifetimes(life, accessToken, consent, approval);
    }

    /**
     * {@return the same with another life of consents}
     *
     * @param life how long
     */
    public Lifetimes withConsent(Duration life) {
        return new Lifetimes(code, accessToken, life, approval);
    }

    /**
     * {@return the same with another time for the customer's answer to a payment}
     *
     * @param life how long
     */
    public Lifetimes withApproval(Duration life) {
        return new Lifetimes(code, accessToken, consent, life);
    }
}
