package org.tppkit.testkit.arch;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * The rules of the house, one ArchUnit rule each. The numbers are those of the house's plan.
 *
 * <p>A rule that finds no class to look at fails: a package that was renamed would otherwise switch it off in silence.
 * Types of {@code tppkit-ports} that a rule names ({@link org.tppkit.ports.error.TppException}, {@link
 * org.tppkit.ports.spi.bank.BankAdapterProvider}) are always the real ones, whatever the root.
 */
public final class HouseRules {
    private final House house;
    private final LayerRules layers;
    private final TypeRules types;
    private final UseRules uses;

    private HouseRules(House house) {
        this.house = house;
        this.layers = new LayerRules(house);
        this.types = new TypeRules(house);
        this.uses = new UseRules(house);
    }

    /**
     * {@return the rules for a house under that root}
     *
     * @param root for instance {@code org.tppkit}; another one is for testing the rules themselves
     */
    public static HouseRules of(String root) {
        return new HouseRules(new House(root));
    }

    /** {@return every rule, in the order of the numbers} */
    public List<ArchRule> all() {
        return List.of(
                layers(),
                portsAreALeaf(),
                internalsStayInside(),
                spiTypesAreInterfacesOrClosed(),
                modelTypesAreClosed(),
                providersAreFinal(),
                errorsAreTppExceptions(),
                noCycles(),
                adaptersAreStrangers(),
                librariesStayInTheirPlaces(),
                publicSignaturesShowNoForeignTypes(),
                publicClassesAreClosed(),
                logsGoToTheSystemLogger(),
                timeChanceAndThreadsComeFromOutside(),
                testkitRunsWithoutTestLibraries());
    }

    /** {@return the packages that rules name, as ArchUnit writes them: in the whole house, each must hold a class} */
    public List<String> packages() {
        return List.of(
                house.below("ports.model"),
                house.below("ports.spi"),
                house.below("ports.error"),
                house.below("core"),
                house.below("core.guice"),
                house.below("core.internal.http"),
                house.below("core.internal.signing"),
                house.below("core.internal.time"),
                house.below("adapter..internal.arkea"),
                house.below("adapter..internal.stet"),
                house.below("adapter..internal.wire"),
                house.below("testkit.simulator"),
                house.below("testkit.scripted"),
                house.below("testkit.fake"),
                house.below("testkit.pki"),
                house.below("testkit.proxy"),
                house.below("testkit.arch"),
                house.below("app.cli"));
    }

    /** {@return rule 1: ports sees nothing; core, adapters and testkit see ports; app sees core, ports and testkit} */
    public ArchRule layers() {
        return layers.layers().as("rule 1: each layer sees only what lies below it");
    }

    /** {@return rule 2: ports needs the JDK and annotations, and nothing else} */
    public ArchRule portsAreALeaf() {
        return layers.portsAreALeaf().as("rule 2: ports is a leaf");
    }

    /** {@return rule 3: nobody uses another module's internals} */
    public ArchRule internalsStayInside() {
        return layers.internalsStayInside().as("rule 3: internal packages serve their own module only");
    }

    /** {@return what implementers see of the SPI are interfaces and closed values} */
    public ArchRule spiTypesAreInterfacesOrClosed() {
        return types.spiTypesAreInterfacesOrClosed().as("rule 4: public types of ports.spi are interfaces or closed");
    }

    /** {@return values are final, records, enums, sealed, or abstract with constructors of their package only} */
    public ArchRule modelTypesAreClosed() {
        return types.modelTypesAreClosed().as("rule 5: public types of ports.model are closed");
    }

    /** {@return a concrete {@code *Provider} is what ServiceLoader finds: public, final, an adapter provider} */
    public ArchRule providersAreFinal() {
        return types.providersAreFinal().as("rule 6: concrete providers are final BankAdapterProviders");
    }

    /** {@return rule 7: there is one family of errors} */
    public ArchRule errorsAreTppExceptions() {
        return types.errorsAreTppExceptions()
                .as("rule 7: every Throwable of ports, core and adapters is a TppException");
    }

    /** {@return rule 8: neither modules nor the packages under {@code internal} go round in circles} */
    public ArchRule noCycles() {
        return layers.noCycles().as("rule 8: no cycles among modules or under internal");
    }

    /** {@return rule 9: adapters do not see each other, and the STET dialects do not see Arkéa} */
    public ArchRule adaptersAreStrangers() {
        return layers.adaptersAreStrangers().as("rule 9: adapters are strangers, and stet does not know arkea");
    }

    /** {@return rule 10: Jackson, Guice, Bouncy Castle and the JDK's HTTP client are each used in few places} */
    public ArchRule librariesStayInTheirPlaces() {
        return uses.librariesStayInTheirPlaces()
                .as("rule 10: Jackson, Guice, Bouncy Castle and java.net.http stay in their places");
    }

    /** {@return a user of ports, core or an adapter needs no other library to compile} */
    public ArchRule publicSignaturesShowNoForeignTypes() {
        return types.publicSignaturesShowNoForeignTypes()
                .as("rule 11: public signatures of ports, core and adapters show no foreign types");
    }

    /** {@return rule 12: whatever is not SPI can grow, because nobody extends it} */
    public ArchRule publicClassesAreClosed() {
        return types.publicClassesAreClosed()
                .as("rule 12: public classes beside the SPI cannot be extended from outside");
    }

    /** {@return no console, no logging framework} */
    public ArchRule logsGoToTheSystemLogger() {
        return uses.logsGoToTheSystemLogger().as("rule 13: ports, core and adapters log through System.Logger only");
    }

    /** {@return rule 14: clocks, SecureRandom, threads and executors are given, not made: a test can replace them} */
    public ArchRule timeChanceAndThreadsComeFromOutside() {
        return uses.timeChanceAndThreadsComeFromOutside()
                .as("rule 14: time, randomness and threads come from the client's composition");
    }

    /** {@return rule 15: simulator, scripted bank, fakes, PKI and proxy run in any program} */
    public ArchRule testkitRunsWithoutTestLibraries() {
        return uses.testkitRunsWithoutTestLibraries()
                .as("rule 15: simulator, scripted bank, fakes, PKI and proxy see no test library");
    }
}
