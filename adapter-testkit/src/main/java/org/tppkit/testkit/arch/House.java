package org.tppkit.testkit.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where things stand under a root package.
 *
 * @param root for instance {@code org.tppkit}
 */
record House(String root) {
    static final List<String> LAYERS = List.of("ports", "core", "adapter", "testkit", "app");

    /** The JDK's packages that the library may show; {@code javax} alone says nothing of the origin. */
    private static final List<String> JDK = List.of("java", "javax.net", "javax.security", "javax.crypto", "javax.sql");

    /** A package of the house with all below it, as ArchUnit writes it. */
    String below(String path) {
        return root + "." + path + "..";
    }

    String[] below(List<String> paths) {
        return paths.stream().map(this::below).toArray(String[]::new);
    }

    /** The JDK's packages, as ArchUnit writes them. */
    static Stream<String> jdk() {
        return JDK.stream().map(name -> name + "..");
    }

    static boolean isJdk(JavaClass type) {
        return JDK.stream().anyMatch(name -> type.getName().startsWith(name + "."));
    }

    boolean isOwn(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    /** Everything. */
    String all() {
        return root + "..";
    }

    /** The library that a user embeds: no kit, no command line. */
    String[] library() {
        return below(List.of("ports", "core", "adapter"));
    }

    /** The module of a class, {@code core} or {@code adapter.arkea}; empty for a class outside the house. */
    Optional<String> module(JavaClass type) {
        if (!type.getPackageName().startsWith(root + ".")) {
            return Optional.empty();
        }
        List<String> names = names(type);
        boolean adapter = names.get(0).equals("adapter") && names.size() > 1;
        return Optional.of(adapter ? "adapter." + names.get(1) : names.get(0));
    }

    /** The part of a module's inside that a class belongs to, {@code core.internal.token}; empty for all others. */
    Optional<String> room(JavaClass type) {
        if (module(type).isEmpty()) {
            return Optional.empty();
        }
        List<String> names = names(type);
        int inside = names.indexOf("internal");
        boolean inARoom = inside >= 0 && inside + 1 < names.size();
        return inARoom ? Optional.of(String.join(".", names.subList(0, inside + 2))) : Optional.empty();
    }

    private List<String> names(JavaClass type) {
        return Stream.of(type.getPackageName().substring(root.length() + 1).split("\\.", -1))
                .toList();
    }
}
