package org.tppkit.testkit.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.spi.bank.BankAdapterProvider;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.ports.spi.token.TokenStore;

/** The rules for third parties, without their words. */
final class GuestRules {
    private static final String TPPKIT = "org.tppkit.";
    private static final String PORTS = "org.tppkit.ports.";

    private GuestRules() {}

    static DescribedPredicate<JavaClass> anything() {
        return DescribedPredicate.alwaysTrue();
    }

    static DescribedPredicate<JavaClass> storesAndSigners() {
        return JavaClass.Predicates.assignableTo(TokenStore.class)
                .or(JavaClass.Predicates.assignableTo(Signer.class))
                .as("are token stores or signers");
    }

    static ArchRule seesPortsOnly(House house, DescribedPredicate<JavaClass> which) {
        return noClasses()
                .that()
                .resideInAPackage(house.all())
                .and(which)
                .should()
                .dependOnClassesThat(ofTppKit(house).and(DescribedPredicate.not(below(PORTS))))
                .allowEmptyShould(false);
    }

    static ArchRule showsNoForeignTypes(House house) {
        return classes()
                .that()
                .resideInAPackage(house.all())
                .and()
                .resideOutsideOfPackage(house.root() + "..internal..")
                .and(PublicSignature.visible())
                .should(PublicSignature.showOnlyOwnTypes(house))
                .allowEmptyShould(false);
    }

    static ArchRule providersAreFound(House house) {
        return classes()
                .that()
                .resideInAPackage(house.all())
                .and()
                .areAssignableTo(BankAdapterProvider.class)
                .and()
                .areNotInterfaces()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .andShould(Services.beMadeByServiceLoader())
                .andShould(Services.beNamed())
                .allowEmptyShould(false);
    }

    /** There may be no Throwable at all; so it is the package that must not be empty. */
    static ArchRule errorsAreTppExceptions(House house) {
        return noClasses()
                .that()
                .resideInAPackage(house.all())
                .should()
                .beAssignableTo(otherThrowable())
                .allowEmptyShould(false);
    }

    static ArchRule never(House house, ArchCondition<JavaClass> condition) {
        return noClasses()
                .that()
                .resideInAPackage(house.all())
                .should(condition)
                .allowEmptyShould(false);
    }

    static ArchRule usesNoInternals(House house) {
        return noClasses()
                .that()
                .resideInAPackage(house.all())
                .should()
                .dependOnClassesThat(ofTppKit(house).and(JavaClass.Predicates.resideInAPackage("..internal..")))
                .allowEmptyShould(false);
    }

    private static DescribedPredicate<JavaClass> otherThrowable() {
        return JavaClass.Predicates.assignableTo(Throwable.class)
                .and(DescribedPredicate.not(JavaClass.Predicates.assignableTo(TppException.class)))
                .as("a Throwable that is no TppException");
    }

    private static DescribedPredicate<JavaClass> ofTppKit(House house) {
        return below(TPPKIT).and(DescribedPredicate.not(DescribedPredicate.describe("own", house::isOwn)));
    }

    private static DescribedPredicate<JavaClass> below(String prefix) {
        return DescribedPredicate.describe(
                "reside below " + prefix,
                type -> type.getPackageName().concat(".").startsWith(prefix));
    }
}
