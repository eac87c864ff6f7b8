package org.tppkit.testkit.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/**
 * Rules for code that others write: adapters, token stores and signers, programs that embed the client. Each takes the
 * package that the code stands in, with all below it:
 *
 * <pre>{@code
 * JavaClasses classes = ThirdPartyRules.mainClasses("com.acme.bank");
 * ThirdPartyRules.adapter("com.acme.bank").forEach(rule -> rule.check(classes));
 * }</pre>
 *
 * <p>A rule that finds no class to look at fails: a package that was renamed or mistyped would otherwise pass in silence.
 */
public final class ThirdPartyRules {
    private ThirdPartyRules() {}

    /**
     * {@return the classes below a package that are on the class path, without those of tests (Maven, Gradle, IntelliJ)}
     *
     * @param root the root package
     */
    public static JavaClasses mainClasses(String root) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
    }

    /**
     * {@return all rules for an adapter}
     *
     * @param root where the adapter stands, for instance {@code com.acme.bank}
     */
    public static List<ArchRule> adapter(String root) {
        return List.of(
                adapterSeesPortsOnly(root),
                adapterShowsNoForeignTypes(root),
                providersAreFoundByServiceLoader(root),
                adapterErrorsAreTppExceptions(root),
                adapterTakesTimeChanceAndThreadsFromOutside(root),
                adapterLogsToTheSystemLogger(root));
    }

    /**
     * {@return of TPPKit an adapter sees {@code org.tppkit.ports} and nothing else}
     *
     * @param root the root package
     */
    public static ArchRule adapterSeesPortsOnly(String root) {
        return GuestRules.seesPortsOnly(new House(root), GuestRules.anything())
                .as("an adapter sees org.tppkit.ports only")
                .because("everything else of TPPKit may change with any version: compile against tppkit-ports alone,"
                        + " and give tppkit-core and tppkit-adapter-testkit the test scope");
    }

    /**
     * {@return JSON libraries and the like stay inside: whoever uses the adapter needs none of them to compile}
     *
     * @param root where the adapter stands, for instance {@code com.acme.bank}
     */
    public static ArchRule adapterShowsNoForeignTypes(String root) {
        return GuestRules.showsNoForeignTypes(new House(root))
                .as("an adapter's public signatures show types of the JDK, of tppkit-ports and of its own")
                .because("its users would have to have the library too, in that very version: make the class or the"
                        + " member package-private, or move it to a package named internal");
    }

    /**
     * {@return a provider is a final public class with a public constructor without parameters, named in
     * META-INF/services}
     *
     * @param root the root package
     */
    public static ArchRule providersAreFoundByServiceLoader(String root) {
        return GuestRules.providersAreFound(new House(root))
                .as("an adapter's providers are final, public and found by ServiceLoader")
                .because("the client finds adapters in no other way: name the class in META-INF/services/"
                        + Services.PROVIDERS);
    }

    /**
     * {@return errors are those of {@code org.tppkit.ports.error}, which nobody extends: an adapter has no Throwable of
     * its own}
     *
     * @param root where the adapter stands, for instance {@code com.acme.bank}
     */
    public static ArchRule adapterErrorsAreTppExceptions(String root) {
        return GuestRules.errorsAreTppExceptions(new House(root))
                .as("every Throwable of an adapter is a TppException")
                .because("callers know the errors of org.tppkit.ports.error and no others: throw the one that names the"
                        + " caller's next act");
    }

    /**
     * {@return an adapter asks the clock it was given, and makes neither randomness nor threads}
     *
     * @param root the root package
     */
    public static ArchRule adapterTakesTimeChanceAndThreadsFromOutside(String root) {
        House house = new House(root);
        return CompositeArchRule.of(GuestRules.never(house, Ambient.askTheTime()))
                .and(GuestRules.never(house, Ambient.makeRandomness()))
                .and(GuestRules.never(house, Ambient.makeThreads()))
                .as("an adapter makes no time, randomness or threads of its own")
                .because("a test could not replace them: ask AdapterContext.clock() for the time,"
                        + " BankCall.newRequestId() for ids, and do the work on the calling thread");
    }

    /**
     * {@return no console, no logging framework: {@link System.Logger}}
     *
     * @param root the root package
     */
    public static ArchRule adapterLogsToTheSystemLogger(String root) {
        return UseRules.logsToTheSystemLogger(new House(root).all())
                .as("an adapter logs through System.Logger only")
                .because("where logs go is the choice of the program around it: use System.getLogger(…)");
    }

    /**
     * {@return of TPPKit, implementations of token stores and signers see {@code org.tppkit.ports} and nothing else}
     *
     * @param root the root package
     */
    public static ArchRule storesAndSignersSeePortsOnly(String root) {
        return GuestRules.seesPortsOnly(new House(root), GuestRules.storesAndSigners())
                .as("token stores and signers see org.tppkit.ports only")
                .because(
                        "everything else of TPPKit may change with any version: move what needs the client into another"
                                + " class");
    }

    /**
     * {@return a program that embeds the client uses no {@code internal} package of TPPKit}
     *
     * @param root the root package
     */
    public static ArchRule embeddingUsesNoInternals(String root) {
        return GuestRules.usesNoInternals(new House(root))
                .as("embedding code uses no internal package of TPPKit")
                .because(
                        "what is internal changes without notice: use org.tppkit.core and org.tppkit.ports, and ask for"
                                + " what is missing there");
    }
}
