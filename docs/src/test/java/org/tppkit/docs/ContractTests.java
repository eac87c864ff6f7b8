package org.tppkit.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The tests of the kit's contracts that say which rules they check: their names begin with rule ids, several with a comma
 * between them, and a blank ({@code AC-02 a link …}); a message about a rule has a colon there ({@code AC-02: links must …})
 * and is none. Read by reflection: names of test methods ({@code @DisplayName}) and constants of text in the contracts'
 * package. Names in place of tests that are made while running, {@code dynamicTest("AC-02 …", …)} and {@code rule("AC-02 …",
 * …)}, are read in the sources.
 */
final class ContractTests {
    private static final String PACKAGE = "org.tppkit.testkit.contract";
    private static final String SOURCES = "adapter-testkit/src/main/java/org/tppkit/testkit/contract";
    private static final String ID = "[A-Z]{2}-\\d{2}";
    private static final Pattern NAME = Pattern.compile("(" + ID + "(?:, ?" + ID + ")*) (\\S.*)");
    private static final Pattern MADE = Pattern.compile("(?:dynamicTest|dynamicContainer|rule)\\(\\s*\"(" + ID
            + "(?:, ?" + ID + ")* [^\"\\s](?:[^\"\\\\]|\\\\.)*)\"");

    /**
     * A test.
     *
     * @param contract the class it stands in
     * @param rules the ids that its name begins with
     * @param name the whole name
     */
    record Named(String contract, List<String> rules, String name) {
        /** Reads a name; nothing where it begins with no rule. */
        static Stream<Named> of(String contract, String name) {
            Matcher matcher = NAME.matcher(name);
            return matcher.matches()
                    ? Stream.of(new Named(contract, List.of(matcher.group(1).split(", ?")), name.strip()))
                    : Stream.empty();
        }
    }

    private ContractTests() {}

    /** All of them, in the order of classes and names. */
    static List<Named> all() {
        Stream<Named> declared = TheHouse.CLASSES.stream()
                .filter(type -> type.getPackageName().equals(PACKAGE)
                        || type.getPackageName().startsWith(PACKAGE + "."))
                .map(JavaClass::reflect)
                .flatMap(ContractTests::of);
        Stream<Named> made = Repository.file(SOURCES).toFile().isDirectory()
                ? Repository.names(SOURCES, ".java").stream()
                        .flatMap(file -> inSource(
                                file.substring(file.lastIndexOf('/') + 1).replace(".java", ""), Repository.read(file)))
                : Stream.empty();
        return Stream.concat(declared, made)
                .distinct()
                .sorted(Comparator.comparing(Named::contract).thenComparing(Named::name))
                .toList();
    }

    /** The named tests of one class. */
    static Stream<Named> of(Class<?> contract) {
        Stream<String> methods = Arrays.stream(contract.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && isTest(method))
                .flatMap(ContractTests::displayName);
        Stream<String> constants = Arrays.stream(contract.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(ContractTests::value);
        return Stream.concat(methods, constants).flatMap(name -> Named.of(nameOf(contract), name));
    }

    /** The tests that are made while running, named where they are made. */
    static Stream<Named> inSource(String contract, String source) {
        List<Named> found = new ArrayList<>();
        Matcher made = MADE.matcher(source);
        while (made.find()) {
            Named.of(contract, made.group(1).replace("\\\"", "\"")).forEach(found::add);
        }
        return found.stream();
    }

    private static boolean isTest(Method method) {
        return AnnotationSupport.isAnnotated(method, Testable.class);
    }

    private static Stream<String> displayName(AnnotatedElement method) {
        return AnnotationSupport.findAnnotation(method, DisplayName.class).map(DisplayName::value).stream();
    }

    private static String value(Field constant) {
        try {
            constant.setAccessible(true);
            Object value = constant.get(null);
            return value == null ? "" : (String) value;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(constant + " cannot be read", e);
        }
    }

    private static String nameOf(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }
}
