package org.tppkit.adapter.arkea.journey;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tppkit.core.Answer;
import org.tppkit.core.Consent;
import org.tppkit.core.ErasureReport;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.Transactions;

/** All that a program may print by accident: logs, errors with their causes, texts of values, names of threads. */
final class Evidence implements AutoCloseable {
    /** The root, and those that a JDK switches off by itself. */
    private static final List<String> LOGGERS =
            List.of("", "org.tppkit", "jdk.httpclient", "jdk.internal.httpclient", "javax.net.ssl");

    /** The simulated bank's own HTTP server, which is no part of a third party's program. */
    private static final String BANKS_SERVER = "com.sun.net.httpserver";

    /** No text of ours is longer, whatever a bank writes. */
    private static final int LONGEST_LINE = 2_000;

    /** Line ends, escapes of terminals, marks that turn the direction of writing, look-ups of a careless logger. */
    private static final Pattern DANGEROUS = Pattern.compile("\\p{Cntrl}|\\p{Cf}|[\\u2028\\u2029]|\\$\\{");

    /** Values of core whose accessors ask nobody; those of ports never do. */
    private static final Set<Class<?>> CORE_VALUES = Set.of(
            Answer.class, Consent.class, PendingConsent.class, ErasureReport.class, Transactions.Completeness.class);

    private record Line(String where, String text) {}

    private final Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    private final Set<Path> filesBefore = files(temporary);
    private final List<Line> single = Collections.synchronizedList(new ArrayList<>());
    private final Map<Logger, Level> levels = new LinkedHashMap<>();
    private final Map<Handler, Level> consoles = new LinkedHashMap<>();
    private final List<Line> lines = Collections.synchronizedList(new ArrayList<>());
    private final Set<Object> walked = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord event) {
            if (BANKS_SERVER.equals(event.getLoggerName())) {
                return;
            }
            if (String.valueOf(event.getLoggerName()).startsWith("org.tppkit")) {
                single.add(new Line("log of " + event.getLoggerName(), formatter.formatMessage(event)));
            }
            lines.add(new Line("log of " + event.getLoggerName(), formatter.format(event)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Begins to listen at the finest level to everybody, and keeps the console quiet. */
    Evidence() {
        this(LOGGERS);
    }

    /** Begins to listen at the finest level to those loggers and below. */
    Evidence(String... loggers) {
        this(List.of(loggers));
    }

    private Evidence(List<String> loggers) {
        handler.setLevel(Level.ALL);
        for (Handler console : Logger.getLogger("").getHandlers()) {
            consoles.put(console, console.getLevel());
            console.setLevel(Level.OFF);
        }
        for (String name : loggers) {
            Logger logger = Logger.getLogger(name);
            levels.put(logger, logger.getLevel());
            logger.setLevel(Level.ALL);
        }
        Logger.getLogger("").addHandler(handler);
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(handler);
        levels.forEach(Logger::setLevel);
        consoles.forEach(Handler::setLevel);
    }

    /** How many lines were logged. */
    long logged() {
        return lines.stream().filter(line -> line.where().startsWith("log ")).count();
    }

    /** Takes an error as a program would print it, and everything that hangs on it. */
    synchronized void take(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        lines.add(new Line("error " + failure.getClass().getSimpleName(), text.toString()));
        for (Throwable each = failure; each != null; each = each.getCause()) {
            single.add(new Line("message of " + each.getClass().getSimpleName(), String.valueOf(each.getMessage())));
        }
        walk(failure);
    }

    /** Takes an object's text, and that of every value within it. */
    synchronized void take(Object seen) {
        walk(seen);
    }

    void takeThreadNames() {
        Thread.getAllStackTraces().keySet().forEach(thread -> lines.add(new Line("thread", thread.getName())));
    }

    /** Takes what else of a process strangers may see: names of MBeans, files in the temporary folder. */
    void takeSurroundings() {
        ManagementFactory.getPlatformMBeanServer()
                .queryNames(null, null)
                .forEach(name -> lines.add(new Line("name of an MBean", name.toString())));
        Set<Path> made = files(temporary);
        made.removeAll(filesBefore);
        made.forEach(file -> lines.add(new Line("file in the temporary folder", file + "\n" + content(file))));
    }

    private static Set<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toCollection(HashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is no readable file of moderate size, or is gone again, is of others. */
    private static String content(Path file) {
        try {
            boolean small = Files.isRegularFile(file) && Files.size(file) < 10_000_000;
            return small ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** Where a text is not one short line of harmless characters, as a log wants it. */
    List<String> unfitForALog() {
        return List.copyOf(single).stream()
                .filter(line -> line.text().length() > LONGEST_LINE
                        || DANGEROUS.matcher(line.text()).find())
                .map(Line::where)
                .distinct()
                .toList();
    }

    private void walk(Object seen) {
        if (seen instanceof Optional<?> optional) {
            optional.ifPresent(this::walk);
        } else if (seen instanceof Map<?, ?> map) {
            map.keySet().forEach(this::walk);
            map.values().forEach(this::walk);
        } else if (seen.getClass().getName().startsWith("org.tppkit.") && walked.add(seen)) {
            Line text = new Line("text of " + seen.getClass().getName(), seen.toString());
            lines.add(text);
            if (!(seen instanceof Throwable)) {
                single.add(text);
            }
            if (seen.getClass().getName().startsWith("org.tppkit.ports.") || CORE_VALUES.contains(seen.getClass())) {
                parts(seen);
            }
        }
        if (seen instanceof Collection<?> several) {
            several.forEach(this::walk);
        }
    }

    private void parts(Object seen) {
        for (Method accessor : seen.getClass().getMethods()) {
            boolean reads = accessor.getParameterCount() == 0
                    && !Modifier.isStatic(accessor.getModifiers())
                    && !makesAnother(accessor, seen)
                    && accessor.getReturnType() != void.class
                    && accessor.getDeclaringClass().getName().startsWith("org.tppkit.")
                    && Modifier.isPublic(accessor.getDeclaringClass().getModifiers());
            if (reads) {
                part(seen, accessor);
            }
        }
    }

    /** A negated amount, a builder with the same values: no end of them. */
    private static boolean makesAnother(Method accessor, Object seen) {
        return accessor.getReturnType().isInstance(seen) || accessor.getName().equals("toBuilder");
    }

    private void part(Object seen, Method accessor) {
        try {
            Object part = accessor.invoke(seen);
            if (part != null) {
                walk(part);
            }
        } catch (InvocationTargetException refused) {
            take(refused.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** Where a secret stands, without the secret. */
    List<String> leaks(Map<String, String> secrets) {
        List<String> leaks = new ArrayList<>();
        for (Line line : List.copyOf(lines)) {
            secrets.forEach((secret, kind) -> {
                if (line.text().contains(secret)) {
                    leaks.add(kind + " in " + line.where());
                }
            });
        }
        return leaks.stream().distinct().toList();
    }

    /** Forgets what was found fit: for a run that goes on for long. */
    synchronized void forget() {
        lines.clear();
        single.clear();
        walked.clear();
    }

    /** Of how many classes a text was looked at. */
    long kinds() {
        return lines.stream().map(Line::where).distinct().count();
    }
}
