package org.tppkit.core;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What the {@link Doctor} found, right and wrong, in the order of the examination. Holds no secret: names of
 * certificates, files and hosts only.
 *
 * @param findings every finding, in the order of the examination
 */
public record DoctorReport(List<Finding> findings) {

    /** How bad it is. */
    public enum Severity {
        /** Right. */
        OK,
        /** It works, but it may not for long, or not at every bank. */
        WARNING,
        /** It will not work. */
        ERROR
    }

    /**
     * One thing that was looked at.
     *
     * @param id what was looked at, for scripts: stable, such as {@code qwac.validity}; listed in {@code
     *     docs/how-to/run-the-doctor.md}
     * @param about which bank or application it is about; empty for the third party as a whole
     * @param severity how bad it is
     * @param message a sentence that says what is so, and what to do where something is wrong
     */
    public record Finding(String id, String about, Severity severity, String message) {
        /**
         * Checks what it is made of.
         *
         * @param id what was looked at, for scripts: stable, such as {@code qwac.validity}; listed in {@code
         *     docs/how-to/run-the-doctor.md}
         * @param about which bank or application it is about; empty for the third party as a whole
         * @param severity how bad it is
         * @param message a sentence that says what is so, and what to do where something is wrong
         */
        public Finding {
            Objects.requireNonNull(id);
            Objects.requireNonNull(about);
            Objects.requireNonNull(severity);
            Objects.requireNonNull(message);
        }
    }

    /**
     * Checks what it is made of.
     *
     * @param findings every finding, in the order of the examination
     */
    public DoctorReport {
        findings = List.copyOf(findings);
    }

    /** {@return the worst of all findings; OK if there is none} */
    public Severity worst() {
        return findings.stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.OK);
    }

    /**
     * {@return the findings of that severity}
     *
     * @param severity this one exactly, not worse ones
     */
    public List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
