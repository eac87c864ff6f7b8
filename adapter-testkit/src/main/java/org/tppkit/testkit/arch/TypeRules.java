package org.tppkit.testkit.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.spi.bank.BankAdapterProvider;

/** What types look like. */
final class TypeRules {
    private final House house;

    TypeRules(House house) {
        this.house = house;
    }

    ArchRule spiTypesAreInterfacesOrClosed() {
        return classes()
                .that()
                .resideInAPackage(house.below("ports.spi"))
                .and(PublicSignature.visible())
                .should(Closed.beInterfacesOrClosed())
                .allowEmptyShould(false);
    }

    ArchRule modelTypesAreClosed() {
        return classes()
                .that()
                .resideInAPackage(house.below("ports.model"))
                .and(PublicSignature.visible())
                .should(Closed.beClosed())
                .allowEmptyShould(false);
    }

    ArchRule providersAreFinal() {
        return classes()
                .that()
                .resideInAPackage(house.all())
                .and()
                .haveSimpleNameEndingWith("Provider")
                .and()
                .areNotInterfaces()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .implement(BankAdapterProvider.class)
                .andShould(Services.beMadeByServiceLoader())
                .allowEmptyShould(false);
    }

    ArchRule errorsAreTppExceptions() {
        return classes()
                .that()
                .resideInAnyPackage(house.library())
                .and()
                .areAssignableTo(Throwable.class)
                .should()
                .beAssignableTo(TppException.class)
                .allowEmptyShould(false);
    }

    ArchRule publicSignaturesShowNoForeignTypes() {
        return classes()
                .that()
                .resideInAnyPackage(house.library())
                .and()
                .resideOutsideOfPackages(house.root() + "..internal..", house.below("core.guice"))
                .and(PublicSignature.visible())
                .should(PublicSignature.showOnlyOwnTypes(house))
                .allowEmptyShould(false);
    }

    ArchRule publicClassesAreClosed() {
        return classes()
                .that()
                .resideInAPackage(house.all())
                .and()
                .resideOutsideOfPackage(house.below("ports.spi"))
                .and()
                .areNotInterfaces()
                .and(PublicSignature.visible())
                .should(Closed.beClosed())
                .allowEmptyShould(false);
    }
}
