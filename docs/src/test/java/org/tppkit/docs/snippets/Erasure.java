package org.tppkit.docs.snippets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tppkit.core.ErasureReport;
import org.tppkit.core.TppClient;
import org.tppkit.ports.model.BankId;

/** Ends and removes what is kept of a customer: the example of the page about it. */
final class Erasure {
    private Erasure() {}

    /**
     * @param banks the banks that you have an application for
     * @param subject the name that you gave the customer when the consents were begun
     * @return the banks at which something is left: call again for them, later
     */
    static List<BankId> erase(TppClient tpp, Collection<BankId> banks, String subject) {
        List<BankId> left = new ArrayList<>();
        for (BankId id : banks) {
            ErasureReport report = tpp.bank(id).consents().eraseSubject(subject);
            if (!report.isComplete()) { // report.failures() says which consents, and why
                left.add(id);
            }
        }
        return left;
    }
}
