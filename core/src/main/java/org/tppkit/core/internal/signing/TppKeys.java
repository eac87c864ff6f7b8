package org.tppkit.core.internal.signing;

/**
 * The two keys of a third party.
 *
 * @param qwac for mutual TLS
 * @param qsealc for signatures
 */
public record TppKeys(CertifiedKey qwac, CertifiedKey qsealc) {}
