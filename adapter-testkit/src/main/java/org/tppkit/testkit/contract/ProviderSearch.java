package org.tppkit.testkit.contract;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.tppkit.ports.spi.bank.BankAdapterProvider;
import org.tppkit.testkit.contract.bank.BankDescription;

/** Finds a provider as the engine does. */
final class ProviderSearch {
    static final String FILE = "META-INF/services/" + BankAdapterProvider.class.getName();

    private static final String RULE = "PR-04: a provider MUST be found by ServiceLoader, under its family's name.";

    private ProviderSearch() {}

    static BankAdapterProvider of(BankDescription description) {
        List<String> others = new ArrayList<>();
        List<BankAdapterProvider> found = new ArrayList<>();
        for (Iterator<BankAdapterProvider> all =
                        ServiceLoader.load(BankAdapterProvider.class).iterator();
                hasNext(all); ) {
            BankAdapterProvider provider = next(all);
            if (provider.providerId().equals(description.providerId())) {
                found.add(provider);
            } else {
                others.add(provider.providerId());
            }
        }
        if (found.size() != 1) {
            throw Verdict.wrong(
                    RULE,
                    found.size() + " providers of '" + description.providerId() + "'; of other families: " + others
                            + ".",
                    "the file " + FILE
                            + " in the adapter's resources: one line with the full name of the provider's class.");
        }
        return found.get(0);
    }

    private static boolean hasNext(Iterator<BankAdapterProvider> all) {
        try {
            return all.hasNext();
        } catch (ServiceConfigurationError e) {
            throw broken(e);
        }
    }

    private static BankAdapterProvider next(Iterator<BankAdapterProvider> all) {
        try {
            return all.next();
        } catch (ServiceConfigurationError e) {
            throw broken(e);
        }
    }

    private static AssertionError broken(ServiceConfigurationError e) {
        return Verdict.wrong(
                RULE,
                "ServiceLoader fails: " + e.getMessage() + ".",
                "the file " + FILE
                        + ", and the class that it names: public, with a public constructor without parameters"
                        + " that does nothing that can fail.",
                e);
    }
}
