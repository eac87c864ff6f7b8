package org.tppkit.core.internal.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.spi.bank.BankAdapterProvider;

/** The adapters on the class path and those given by hand, each asked once, with whatever is wrong about them. */
public final class Providers {
    private static final int MOST_FAILURES = 100;

    private final Map<String, BankAdapterProvider> byFamily = new LinkedHashMap<>();
    private final Map<BankId, BankDescriptor> banks = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Providers() {}

    /**
     * Collects adapters.
     *
     * @param given by hand; one of a class that is discovered too counts once
     * @param loader where to discover more
     */
    public static Providers collect(Collection<BankAdapterProvider> given, ClassLoader loader) {
        Providers providers = new Providers();
        given.forEach(providers::add);
        providers.discover(ServiceLoader.load(BankAdapterProvider.class, loader).iterator());
        return providers;
    }

    /** A class path that cannot be searched at all fails again and again: then enough has been said. */
    private void discover(Iterator<BankAdapterProvider> found) {
        for (int failures = 0; failures < MOST_FAILURES; ) {
            try {
                if (!found.hasNext()) {
                    return;
                }
                add(found.next());
            } catch (ServiceConfigurationError e) {
                failures++;
                problem("an adapter on the class path cannot be loaded: " + e.getMessage());
            }
        }
    }

    private void problem(String problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private void add(BankAdapterProvider provider) {
        try {
            ask(provider);
        } catch (ConfigurationException e) {
            e.problems().forEach(this::problem);
        } catch (RuntimeException | LinkageError e) {
            problem("the adapter " + provider.getClass().getName() + " cannot tell its banks: it failed with "
                    + e.getClass().getName());
        }
    }

    private void ask(BankAdapterProvider provider) {
        String family = provider.providerId();
        BankAdapterProvider other = byFamily.putIfAbsent(family, provider);
        if (other == null) {
            provider.banks().forEach(bank -> addBank(family, bank));
        } else if (!other.getClass().equals(provider.getClass())) {
            problems.add("two adapters serve the banks of '" + family + "': "
                    + other.getClass().getName() + " and " + provider.getClass().getName()
                    + "; take one off the class path");
        }
    }

    private void addBank(String family, BankDescriptor bank) {
        if (!bank.id().family().equals(family)) {
            problems.add("the adapter of '" + family + "' offers the bank " + bank.id()
                    + ", which belongs to another family");
        } else if (banks.putIfAbsent(bank.id(), bank) != null) {
            problems.add("the adapter of '" + family + "' offers the bank " + bank.id() + " twice");
        }
    }

    /** What is wrong with the adapters. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** All adapters. */
    public Collection<BankAdapterProvider> all() {
        return List.copyOf(byFamily.values());
    }

    /** The adapter of a bank's family. */
    public Optional<BankAdapterProvider> of(BankId bank) {
        return Optional.ofNullable(byFamily.get(bank.family()));
    }

    /** A bank as its adapter ships it. */
    public Optional<BankDescriptor> bank(BankId id) {
        return Optional.ofNullable(banks.get(id));
    }

    /** All banks as their adapters ship them. */
    public List<BankDescriptor> banks() {
        return List.copyOf(banks.values());
    }
}
