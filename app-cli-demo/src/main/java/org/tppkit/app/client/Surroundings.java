package org.tppkit.app.client;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a command knows of the world: environment variables, folders, the clock, the browser, what is typed. Tests bring
 * their own, so that nothing of their process has to change. Cannot be changed; shows nothing of itself, for variables may
 * hold secrets.
 */
public final class Surroundings {
    private final Map<String, String> variables;
    private final Path userFolder;
    private final OperatingSystem system;
    private final Clock clock;
    private final Browser browser;
    private final LineInput input;
    private final boolean interactive;

    private Surroundings(
            Map<String, String> variables,
            Path userFolder,
            OperatingSystem system,
            Clock clock,
            Browser browser,
            LineInput input,
            boolean interactive) {
        this.variables = variables;
        this.userFolder = userFolder;
        this.system = system;
        this.clock = clock;
        this.browser = browser;
        this.input = input;
        this.interactive = interactive;
    }

    /** Those of this process. */
    public static Surroundings ofProcess() {
        OperatingSystem system = OperatingSystem.named(System.getProperty("os.name", ""));
        Map<String, String> variables = System.getenv();
        return new Surroundings(
                variables,
                Path.of(System.getProperty("user.home", "")),
                system,
                Clock.systemUTC(),
                new SystemBrowser(system, variables),
                new StandardInput(),
                StandardInput.isTerminal());
    }

    /**
     * A world without a browser, where nobody types anything; the clock is the system's.
     *
     * @param variables the environment
     * @param userFolder the user's own folder
     * @param systemName as {@code os.name} has it
     */
    public static Surroundings of(Map<String, String> variables, Path userFolder, String systemName) {
        return new Surroundings(
                Map.copyOf(variables),
                userFolder,
                OperatingSystem.named(systemName),
                Clock.systemUTC(),
                address -> false,
                Optional::empty,
                false);
    }

    /** The same with another clock. */
    public Surroundings withClock(Clock other) {
        return new Surroundings(variables, userFolder, system, other, browser, input, interactive);
    }

    /** The same with another browser. */
    public Surroundings withBrowser(Browser other) {
        return new Surroundings(variables, userFolder, system, clock, other, input, interactive);
    }

    /** The same where that is typed, by somebody at a terminal. */
    public Surroundings withInput(LineInput other) {
        return new Surroundings(variables, userFolder, system, clock, browser, other, true);
    }

    /** An environment variable; one that is set to nothing counts as not set. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** The user's own folder. */
    public Path userFolder() {
        return userFolder;
    }

    OperatingSystem system() {
        return system;
    }

    /** The clock of commands and of the client. */
    public Clock clock() {
        return clock;
    }

    /** Shows the customer a page. */
    public Browser browser() {
        return browser;
    }

    /** What the user types. */
    public LineInput input() {
        return input;
    }

    /** Whether somebody sits at a terminal who can be asked. */
    public boolean interactive() {
        return interactive;
    }
}
