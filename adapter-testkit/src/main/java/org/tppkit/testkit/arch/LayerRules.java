package org.tppkit.testkit.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who may see whom. */
final class LayerRules {
    private final House house;

    LayerRules(House house) {
        this.house = house;
    }

    ArchRule layers() {
        return CompositeArchRule.of(layer("ports", List.of()))
                .and(layer("core", List.of("ports")))
                .and(layer("adapter", List.of("ports")))
                .and(layer("testkit", List.of("ports")))
                .and(layer("app", List.of("core", "ports", "testkit")));
    }

    ArchRule portsAreALeaf() {
        Stream<String> own = Stream.of(house.below("ports"), "org.jspecify..", "org.immutables.value..");
        return classes()
                .that()
                .resideInAPackage(house.below("ports"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.concat(own, House.jdk()).toArray(String[]::new))
                .allowEmptyShould(false);
    }

    ArchRule internalsStayInside() {
        return classes()
                .that()
                .resideInAPackage(house.root() + "..internal..")
                .should(new OnlyServeTheirModule(house))
                .allowEmptyShould(false);
    }

    ArchRule noCycles() {
        ArchRule rooms = slices().assignedFrom(assignment("rooms", house::room))
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(false);
        ArchRule modules = slices().assignedFrom(assignment("modules", house::module))
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(false);
        return CompositeArchRule.of(rooms).and(modules);
    }

    ArchRule adaptersAreStrangers() {
        ArchRule adapters = slices().matching(house.root() + ".adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(false);
        ArchRule dialects = noClasses()
                .that()
                .resideInAPackage(house.root() + ".adapter..internal.stet..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(house.root() + ".adapter..internal.arkea..")
                .allowEmptyShould(false);
        return CompositeArchRule.of(adapters).and(dialects);
    }

    private ArchRule layer(String layer, List<String> seen) {
        List<String> hidden = new ArrayList<>(House.LAYERS);
        hidden.remove(layer);
        hidden.removeAll(seen);
        return noClasses()
                .that()
                .resideInAPackage(house.below(layer))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(house.below(hidden))
                .allowEmptyShould(false);
    }

    private static SliceAssignment assignment(String what, Function<JavaClass, Optional<String>> name) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return name.apply(type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
            }

            @Override
            public String getDescription() {
                return what;
            }
        };
    }

    private static final class OnlyServeTheirModule extends ArchCondition<JavaClass> {
        private final House house;

        OnlyServeTheirModule(House house) {
            super("be used by their own module only");
            this.house = house;
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            for (Dependency use : type.getDirectDependenciesToSelf()) {
                Optional<String> user = house.module(use.getOriginClass());
                if (!user.equals(house.module(type))) {
                    events.add(SimpleConditionEvent.violated(use, use.getDescription()));
                }
            }
        }
    }
}
