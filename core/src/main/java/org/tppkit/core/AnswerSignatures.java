package org.tppkit.core;

/**
 * What becomes of Digest and Signature on a bank's answers (STET 1.4: CR199).
 *
 * <p>New constants may come with new versions of TPPKit: a {@code switch} needs a default branch.
 */
public enum AnswerSignatures {
    /** They are not looked at. */
    OFF,
    /** They are verified where they are; an answer without them is taken. */
    IF_PRESENT,
    /** A successful answer to a signed request must carry a signature that verifies. */
    REQUIRED
}
