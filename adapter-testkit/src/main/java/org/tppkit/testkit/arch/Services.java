package org.tppkit.testkit.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tppkit.ports.spi.bank.BankAdapterProvider;

/** What {@link java.util.ServiceLoader} wants of a class. */
final class Services {
    static final String PROVIDERS = BankAdapterProvider.class.getName();

    private static final String FILE = "META-INF/services/" + PROVIDERS;

    private Services() {}

    static ArchCondition<JavaClass> beMadeByServiceLoader() {
        return require(
                "be public with a public constructor without parameters",
                "cannot be made by ServiceLoader",
                Services::isMakeable);
    }

    /** Looks at all files of that name on the class path of the running test. */
    static ArchCondition<JavaClass> beNamed() {
        return require("be named in " + FILE, "is not named in " + FILE, type -> named().contains(type.getName()));
    }

    private static boolean isMakeable(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getConstructors().stream()
                        .anyMatch(constructor -> constructor.getParameters().isEmpty()
                                && constructor.getModifiers().contains(JavaModifier.PUBLIC));
    }

    private static Set<String> named() {
        Set<String> names = new HashSet<>();
        try {
            for (URL file : Collections.list(loader().getResources(FILE))) {
                names.addAll(names(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
        return names;
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? Services.class.getClassLoader() : context;
    }

    /** One name a line; what follows a hash sign is a comment. */
    private static Set<String> names(URL file) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toSet());
        }
    }

    private static ArchCondition<JavaClass> require(String description, String complaint, Predicate<JavaClass> wanted) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!wanted.test(type)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " " + complaint + " in " + type.getSourceCodeLocation()));
                }
            }
        };
    }
}
