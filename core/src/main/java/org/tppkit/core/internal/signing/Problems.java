package org.tppkit.core.internal.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tppkit.ports.error.ConfigurationException;

/** Gathers what is wrong, so that the user hears everything at once. For one thread. */
public final class Problems {
    private final List<String> found = new ArrayList<>();

    /** Notes a problem. */
    public void add(String problem) {
        found.add(problem);
    }

    /** Notes problems. */
    public void addAll(List<String> problems) {
        found.addAll(problems);
    }

    /** What the step gives; nothing where it ends with a {@link ConfigurationException}, whose problems are noted. */
    public <T> Optional<T> unless(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (ConfigurationException e) {
            found.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** What was noted, each problem once. */
    List<String> distinct() {
        return found.stream().distinct().toList();
    }

    /** Ends with everything that was noted. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(found);
        }
    }
}
