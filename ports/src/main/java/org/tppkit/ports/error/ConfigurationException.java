package org.tppkit.ports.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The set-up is wrong: fix it. Lists every problem that was found, not only the first.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class ConfigurationException extends TppException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /** @param problems what is wrong, each with what to do about it; at least one */
    public ConfigurationException(List<String> problems) {
        this(problems, null);
    }

    /**
     * @param problems what is wrong, each with what to do about it; at least one
     * @param cause the first failure behind them
     */
    public ConfigurationException(List<String> problems, @Nullable Throwable cause) {
        super(describe(problems), cause);
        this.problems = List.copyOf(problems);
    }

    /** {@return each problem, with what to do about it} */
    public List<String> problems() {
        return problems;
    }

    private static String describe(List<String> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a ConfigurationException names at least one problem");
        }
        return problems.size() == 1
                ? problems.get(0)
                : problems.size() + " problems in the configuration:\n - " + String.join("\n - ", problems);
    }

    @Override
    TppException copy() {
        return new ConfigurationException(problems, getCause());
    }
}
