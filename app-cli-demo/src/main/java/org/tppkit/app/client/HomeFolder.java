package org.tppkit.app.client;

import java.nio.file.Path;
import java.util.Optional;

/** The user's folder: configuration file, tokens and their key, approvals that wait. */
public final class HomeFolder {
    private static final String NAME = "tppkit";

    private final Path folder;

    private HomeFolder(Path folder) {
        this.folder = folder;
    }

    /** That folder, which need not be there yet. */
    public static HomeFolder at(Path folder) {
        return new HomeFolder(folder.toAbsolutePath().normalize());
    }

    /** The one that the environment names ({@code TPPKIT_HOME}), else the system's usual place for a user's settings. */
    static HomeFolder in(Surroundings surroundings) {
        return at(surroundings.variable("TPPKIT_HOME").map(Path::of).orElseGet(() -> usual(surroundings)));
    }

    private static Path usual(Surroundings surroundings) {
        Path user = surroundings.userFolder();
        return switch (surroundings.system()) {
            case WINDOWS ->
                surroundings
                        .variable("APPDATA")
                        .map(Path::of)
                        .orElse(user.resolve("AppData").resolve("Roaming"))
                        .resolve(NAME);
            case MAC -> user.resolve("Library").resolve("Application Support").resolve(NAME);
            case OTHER -> xdg(surroundings).orElse(user.resolve(".config")).resolve(NAME);
        };
    }

    /** The XDG Base Directory Specification: a relative path does not count. */
    private static Optional<Path> xdg(Surroundings surroundings) {
        return surroundings.variable("XDG_CONFIG_HOME").map(Path::of).filter(Path::isAbsolute);
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /** Where the configuration file is unless told otherwise. */
    public Path configuration() {
        return folder.resolve("tppkit.properties");
    }

    /** What waits for the customer: one file each. */
    public Path pending() {
        return folder.resolve("pending");
    }

    Path tokens() {
        return folder.resolve("tokens");
    }

    Path storeKey() {
        return folder.resolve("store.key");
    }
}
