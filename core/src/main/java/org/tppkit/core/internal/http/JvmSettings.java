package org.tppkit.core.internal.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM was started with that a bank client must know. Such settings reach every client of the process, so they are
 * read and told, never changed.
 *
 * <p>One habit of the JDK is not told, because it is the default: a GET whose connection breaks before the first byte of
 * the answer is sent a second time, byte for byte, and a bank may count it. Starting Java with
 * {@code -Djdk.httpclient.redirects.retrylimit=1} stops that.
 *
 * @param problems what makes it unsafe to go on
 * @param warnings what is dangerous, but the user's to decide
 */
public record JvmSettings(List<String> problems, List<String> warnings) {
    /** The name of a logger and of a system property. */
    private static final String JDK_DEBUG = "jdk.internal.httpclient.debug";
    /** From here on only the system property makes the JDK's client talk (JDK-8303682), not the logger alone. */
    private static final int ASKED_BY_PROPERTY_ONLY = 21;

    private static final System.Logger LOG = System.getLogger(JvmSettings.class.getName());

    /** Looks a system property up. */
    public interface Properties {
        /** The value, or null where the property is not set. */
        @Nullable
        String value(String name);
    }

    public JvmSettings {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** Reads the settings of this JVM. */
    public static JvmSettings ofThisJvm() {
        boolean debugging = Runtime.version().feature() < ASKED_BY_PROPERTY_ONLY
                && System.getLogger(JDK_DEBUG).isLoggable(System.Logger.Level.DEBUG);
        return of(System::getProperty, debugging);
    }

    /**
     * Reads settings.
     *
     * @param properties the system properties
     * @param jdkDebugging whether the JDK client's own debug logger is on, and writes without being asked by a property
     */
    static JvmSettings of(Properties properties, boolean jdkDebugging) {
        List<String> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        if (isOn(properties.value("jdk.internal.httpclient.disableHostnameVerification"))) {
            problems.add("the system property jdk.internal.httpclient.disableHostnameVerification lets anybody pose as"
                    + " the bank: start Java without it");
        }
        if (isOn(properties.value("jdk.httpclient.enableAllMethodRetry"))) {
            warnings.add("the system property jdk.httpclient.enableAllMethodRetry makes Java send requests twice that"
                    + " change something at a bank: start Java without it");
        }
        if (hasText(properties.value("jdk.httpclient.HttpClient.log"))) {
            warnings.add("the system property jdk.httpclient.HttpClient.log may write access tokens to the log");
        }
        if (hasText(properties.value("javax.net.debug"))) {
            warnings.add("the system property javax.net.debug may write requests and answers in clear");
        }
        String debug = properties.value(JDK_DEBUG);
        if (jdkDebugging || (hasText(debug) && !"false".equalsIgnoreCase(debug))) {
            warnings.add(
                    "the system property " + JDK_DEBUG + ", or the logger of that name at level DEBUG (FINE), is on:"
                            + " Java's own HTTP client writes addresses with their queries there");
        }
        return new JvmSettings(problems, warnings);
    }

    /** Writes the warnings to the log. */
    public void logWarnings() {
        warnings.forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning));
    }

    /** As the JDK reads its switches: empty means yes. */
    private static boolean isOn(@Nullable String value) {
        return value != null && (value.isEmpty() || Boolean.parseBoolean(value));
    }

    private static boolean hasText(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
