package org.tppkit.testkit.simulator;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Set;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.PspRole;
import org.tppkit.testkit.pki.TppCertificates;

/**
 * What a third-party provider registered at the bank: one application per bank (source: Arkéa Production page).
 *
 * @param clientId the API key, which is the OAuth client id
 * @param redirectUris the callback addresses; a request's address must be exactly one of them
 * @param qwacSha256 SHA-256 of the QWAC, lower-case hexadecimal: the only client certificate that speaks for this
 *     application
 * @param qsealc the seal certificate, by which signatures are verified
 * @param keyId the https address of the seal certificate, as it must stand in {@code keyId}
 * @param roles PSD2 roles of the provider
 */
public record RegisteredApplication(
        String clientId,
        Set<URI> redirectUris,
        String qwacSha256,
        X509Certificate qsealc,
        URI keyId,
        Set<PspRole> roles) {

    /**
     * Checks what it is made of.
     *
     * @param clientId the API key, which is the OAuth client id
     * @param redirectUris the callback addresses; a request's address must be exactly one of them
     * @param qwacSha256 SHA-256 of the QWAC, lower-case hexadecimal: the only client certificate that speaks for this
     *     application
     * @param qsealc the seal certificate, by which signatures are verified
     * @param keyId the https address of the seal certificate, as it must stand in {@code keyId}
     * @param roles PSD2 roles of the provider
     */
    public RegisteredApplication {
        redirectUris = Set.copyOf(redirectUris);
        roles = Set.copyOf(roles);
    }

    /**
     * {@return an application with one redirect address and the roles PI, AI and IC}
     *
     * @param clientId the OAuth client id
     * @param redirectUri where the bank sends the customer back to
     * @param certificates the certificates and keys
     * @param keyId the address that the signature names
     */
    public static RegisteredApplication of(String clientId, URI redirectUri, TppCertificates certificates, URI keyId) {
        return new RegisteredApplication(
                clientId,
                Set.of(redirectUri),
                certificates.qwac().sha256(),
                certificates.qsealc().certificate(),
                keyId,
                Set.of(PspRole.PSP_PI, PspRole.PSP_AI, PspRole.PSP_IC));
    }

    /**
     * {@return the same application with other roles}
     *
     * @param otherRoles in place of all it had
     */
    public RegisteredApplication withRoles(Set<PspRole> otherRoles) {
        return new RegisteredApplication(clientId, redirectUris, qwacSha256, qsealc, keyId, otherRoles);
    }

    /**
     * {@return whether a client certificate is this application's}
     *
     * @param clientCertificate the certificate that the client presented
     */
    public boolean owns(X509Certificate clientCertificate) {
        return qwacSha256.equals(KeyAndChain.sha256(clientCertificate));
    }
}
