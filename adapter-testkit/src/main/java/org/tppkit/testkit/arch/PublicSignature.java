package org.tppkit.testkit.arch;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** What a user of a class has to have on the class path: the types in its public and protected signatures. */
final class PublicSignature extends ArchCondition<JavaClass> {
    /** Values and interfaces of tppkit-ports show everywhere. */
    private static final String PORTS = "org.tppkit.ports.";

    private final House house;

    private PublicSignature(House house) {
        super("show types of the JDK and of the house only");
        this.house = house;
    }

    static ArchCondition<JavaClass> showOnlyOwnTypes(House house) {
        return new PublicSignature(house);
    }

    /** Classes that code in other packages can name. */
    static DescribedPredicate<JavaClass> visible() {
        return DescribedPredicate.describe("are visible from outside", PublicSignature::isVisible);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .forEach(parent -> report(type, parent, type.getName(), events));
        type.getTypeParameters().forEach(parameter -> report(type, parameter, type.getName(), events));
        type.getMembers().stream()
                .filter(PublicSignature::isVisible)
                .forEach(member -> checkMember(type, member, events));
    }

    private void checkMember(JavaClass type, JavaMember member, ConditionEvents events) {
        typesOf(member).forEach(shown -> report(type, shown, member.getFullName(), events));
    }

    private static Stream<? extends JavaType> typesOf(JavaMember member) {
        if (!(member instanceof JavaCodeUnit code)) {
            return Stream.of(((JavaField) member).getType());
        }
        Stream<? extends JavaType> own =
                Stream.concat(Stream.of(code.getReturnType()), code.getParameterTypes().stream());
        return Stream.concat(own, Stream.concat(code.getExceptionTypes().stream(), code.getTypeParameters().stream()));
    }

    private void report(JavaClass type, JavaType shown, String where, ConditionEvents events) {
        Set<JavaClass> involved = shown instanceof JavaTypeVariable<?> variable
                ? variable.getAllInvolvedRawTypes()
                : shown.getAllInvolvedRawTypes();
        involved.stream()
                .map(JavaClass::getBaseComponentType)
                .filter(this::isForeign)
                .forEach(foreign -> events.add(SimpleConditionEvent.violated(
                        type, where + " shows " + foreign.getName() + " in " + type.getSourceCodeLocation())));
    }

    private boolean isForeign(JavaClass type) {
        boolean own = house.isOwn(type) || type.getName().startsWith(PORTS);
        return !type.isPrimitive() && !own && !House.isJdk(type);
    }

    private static boolean isVisible(JavaClass type) {
        boolean visible = isVisible(type.getModifiers());
        return visible
                && type.getEnclosingClass().map(PublicSignature::isVisible).orElse(true);
    }

    private static boolean isVisible(JavaMember member) {
        return isVisible(member.getModifiers()) && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
