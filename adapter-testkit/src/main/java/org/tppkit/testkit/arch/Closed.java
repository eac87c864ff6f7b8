package org.tppkit.testkit.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** Whether a type can be extended or implemented by strangers. */
final class Closed {
    private Closed() {}

    static ArchCondition<JavaClass> beClosed() {
        return require(
                "be final, a record, an enum, sealed, or without a constructor that a stranger can call",
                Closed::isClosed);
    }

    static ArchCondition<JavaClass> beInterfacesOrClosed() {
        return require("be interfaces or closed", type -> type.isInterface() || isClosed(type));
    }

    private static boolean isClosed(JavaClass type) {
        if (type.isAnnotation() || type.isRecord() || type.isEnum()) {
            return true;
        }
        if (type.getModifiers().contains(JavaModifier.FINAL)) {
            return true;
        }
        boolean constructible = type.isInterface()
                || type.getConstructors().stream()
                        .anyMatch(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC)
                                || constructor.getModifiers().contains(JavaModifier.PROTECTED));
        // ArchUnit does not read which types are permitted; the class itself tells.
        return !constructible || type.reflect().isSealed();
    }

    private static ArchCondition<JavaClass> require(String description, Predicate<JavaClass> wanted) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!wanted.test(type)) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            type.getName() + " can be extended from outside its package in "
                                    + type.getSourceCodeLocation()));
                }
            }
        };
    }
}
