package org.tppkit.app.client;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.tppkit.ports.error.ConfigurationException;

/**
 * Settings out of a properties file in UTF-8, with the keys of {@code docs/reference/configuration.md}. Relative paths in it
 * start at the file's own folder, so that it means the same wherever a command runs.
 */
public final class ConfigurationFile {
    /** The keys whose values are paths. */
    static final Set<String> PATHS = Set.of(
            "identity.pkcs12",
            "identity.pkcs11",
            "identity.password.file",
            "identity.qwac.certificate",
            "identity.qwac.key",
            "identity.qwac.chain",
            "identity.qsealc.certificate",
            "identity.qsealc.key",
            "identity.qsealc.chain",
            "trust.pem");

    private ConfigurationFile() {}

    /**
     * Reads a file.
     *
     * @throws ConfigurationException if it cannot be read; without anything of its content
     */
    public static Map<String, String> read(Path file) {
        if (!Files.exists(file)) {
            throw new ConfigurationException(List.of("there is no configuration file " + file
                    + ": write one (docs/reference/configuration.md), or name another with --config"));
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            // The message of the cause may quote a line, and a line may hold a password.
            throw new ConfigurationException(List.of(file + " cannot be read as a properties file ("
                    + e.getClass().getSimpleName() + ")"));
        }
        Path absolute = file.toAbsolutePath();
        Map<String, String> settings = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> settings.put(key, value(key, properties.getProperty(key), absolute)));
        return settings;
    }

    private static String value(String key, String text, Path file) {
        if (!PATHS.contains(key)) {
            return text;
        }
        try {
            return file.resolveSibling(text.strip()).normalize().toString();
        } catch (InvalidPathException e) {
            // The client's builder names the key.
            return text;
        }
    }
}
