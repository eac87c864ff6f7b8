package org.tppkit.core.internal.doctor;

import java.util.ArrayList;
import java.util.List;
import org.tppkit.core.DoctorReport;
import org.tppkit.core.DoctorReport.Finding;
import org.tppkit.core.DoctorReport.Severity;

/** Gathers findings; the same sentence stands there once. For one thread. */
public final class Findings {
    private final List<Finding> all = new ArrayList<>();

    /** Something is right. */
    public void ok(String id, String about, String message) {
        add(id, about, Severity.OK, message);
    }

    /** Something may go wrong. */
    public void warning(String id, String about, String message) {
        add(id, about, Severity.WARNING, message);
    }

    /** Something is wrong. */
    public void error(String id, String about, String message) {
        add(id, about, Severity.ERROR, message);
    }

    private void add(String id, String about, Severity severity, String message) {
        boolean known = all.stream()
                .anyMatch(finding -> finding.about().equals(about)
                        && finding.message().equals(message)
                        && finding.severity() == severity);
        if (!known) {
            all.add(new Finding(id, about, severity, message));
        }
    }

    /** Everything so far, as a report. */
    public DoctorReport report() {
        return new DoctorReport(all);
    }
}
