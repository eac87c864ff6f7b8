package org.tppkit.testkit.pki;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What the certificates of a third-party provider say about it.
 *
 * @param name organisation and common name
 * @param organizationIdentifier national authorisation number, form {@code PSDxx-NCA-id}
 * @param roles PSD2 roles, written to the PSD2 statement
 * @param authorityName name of the national competent authority
 * @param authorityId identifier of that authority, form {@code xx-NCA}
 * @param notBefore first moment of validity
 * @param notAfter last moment of validity
 */
public record TppProfile(
        String name,
        String organizationIdentifier,
        Set<PspRole> roles,
        String authorityName,
        String authorityId,
        Instant notBefore,
        Instant notAfter) {

    /**
     * Checks what it is made of.
     *
     * @param name organisation and common name
     * @param organizationIdentifier national authorisation number, form {@code PSDxx-NCA-id}
     * @param roles PSD2 roles, written to the PSD2 statement
     * @param authorityName name of the national competent authority
     * @param authorityId identifier of that authority, form {@code xx-NCA}
     * @param notBefore first moment of validity
     * @param notAfter last moment of validity
     * @throws IllegalArgumentException if the validity does not begin before it ends
     */
    public TppProfile {
        roles = Set.copyOf(roles);
        if (!notBefore.isBefore(notAfter)) {
            throw new IllegalArgumentException("the validity must begin before it ends");
        }
    }

    /** {@return an invented French provider with the roles PI, AI and IC, valid from yesterday for thirty days} */
    public static TppProfile standard() {
        Instant now = Instant.now();
        return new TppProfile(
                "TPPKit Example TPP",
                "PSDFR-ACPR-12345",
                Set.of(PspRole.PSP_PI, PspRole.PSP_AI, PspRole.PSP_IC),
                "Autorité de contrôle prudentiel et de résolution",
                "FR-ACPR",
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(30)));
    }

    /**
     * {@return the same provider under another name and authorisation number}
     *
     * @param otherName organisation and common name
     * @param otherIdentifier form {@code PSDxx-NCA-id}
     */
    public TppProfile named(String otherName, String otherIdentifier) {
        return new TppProfile(otherName, otherIdentifier, roles, authorityName, authorityId, notBefore, notAfter);
    }

    /**
     * {@return the same provider with other roles}
     *
     * @param otherRoles may be none: the PSD2 statement names no role then
     */
    public TppProfile withRoles(Set<PspRole> otherRoles) {
        return new TppProfile(
                name, organizationIdentifier, otherRoles, authorityName, authorityId, notBefore, notAfter);
    }

    /**
     * {@return the same provider with another validity}
     *
     * @param from the first moment
     * @param to the last moment
     * @throws IllegalArgumentException if the validity does not begin before it ends
     */
    public TppProfile valid(Instant from, Instant to) {
        return new TppProfile(name, organizationIdentifier, roles, authorityName, authorityId, from, to);
    }

    /** {@return the same provider with certificates that ended yesterday} */
    public TppProfile expired() {
        Instant now = Instant.now();
        return valid(now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(1)));
    }

    /** {@return the same provider with certificates that begin tomorrow} */
    public TppProfile notYetValid() {
        Instant now = Instant.now();
        return valid(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(30)));
    }
}
