package org.tppkit.adapter.arkea.journey;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.tppkit.core.Answer;
import org.tppkit.core.Consent;
import org.tppkit.core.ErasureReport;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.Transactions;

/** All that a program may print by accident: logs, errors with their causes, texts of values, names of threads. */
final class Evidence implements AutoCloseable {
    private static final List<String> LOGGERS =
            List.of("org.tppkit", "jdk.httpclient", "jdk.internal.httpclient", "javax.net.ssl");

    /** Values of core whose accessors ask nobody; those of ports never do. */
    private static final Set<Class<?>> CORE_VALUES = Set.of(
            Answer.class, Consent.class, PendingConsent.class, ErasureReport.class, Transactions.Completeness.class);

    private record Line(String where, String text) {}

    private final List<Line> lines = Collections.synchronizedList(new ArrayList<>());
    private final Set<Object> walked = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Logger> loggers = new ArrayList<>();
    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord event) {
            lines.add(new Line("log of " + event.getLoggerName(), formatter.format(event)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Begins to listen at the finest level. */
    Evidence() {
        handler.setLevel(Level.ALL);
        for (String name : LOGGERS) {
            Logger logger = Logger.getLogger(name);
            logger.setLevel(Level.ALL);
            logger.addHandler(handler);
            logger.setUseParentHandlers(false);
            loggers.add(logger);
        }
    }

    @Override
    public void close() {
        for (Logger logger : loggers) {
            logger.removeHandler(handler);
            logger.setLevel(null);
            logger.setUseParentHandlers(true);
        }
    }

    /** How many lines were logged. */
    long logged() {
        return lines.stream().filter(line -> line.where().startsWith("log ")).count();
    }

    /** Takes an error as a program would print it, and everything that hangs on it. */
    void take(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        lines.add(new Line("error " + failure.getClass().getSimpleName(), text.toString()));
        walk(failure);
    }

    /** Takes an object's text, and that of every value within it. */
    void take(Object seen) {
        walk(seen);
    }

    void takeThreadNames() {
        Thread.getAllStackTraces().keySet().forEach(thread -> lines.add(new Line("thread", thread.getName())));
    }

    private void walk(Object seen) {
        if (seen instanceof Optional<?> optional) {
            optional.ifPresent(this::walk);
        } else if (seen instanceof Map<?, ?> map) {
            map.keySet().forEach(this::walk);
            map.values().forEach(this::walk);
        } else if (seen.getClass().getName().startsWith("org.tppkit.") && walked.add(seen)) {
            lines.add(new Line("text of " + seen.getClass().getName(), seen.toString()));
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

    /** Of how many classes a text was looked at. */
    long kinds() {
        return lines.stream().map(Line::where).distinct().count();
    }
}
