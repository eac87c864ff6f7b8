package org.tppkit.testkit.contract;

import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.spi.bank.BankAdapterProvider;
import org.tppkit.testkit.fake.KitBankCall;

/**
 * The rules of a provider (rules PR of {@link BankAdapterProvider}), and that what its banks declare works and nothing
 * else does (rule BA-01 of {@link org.tppkit.ports.spi.bank.BankAdapter}).
 *
 * <p>Each bank in each version is made and asked once for whatever it declares. What is not declared, and what a
 * changed row no longer declares, is asked of one bank of each kind.
 */
public interface ProviderContract extends BankContract {

    /** PR-04: ServiceLoader finds the provider: a public final class with a public constructor. */
    @Test
    @DisplayName("PR-04 ServiceLoader finds the provider: a public final class with a public constructor")
    default void serviceLoaderFindsTheProvider() {
        Class<?> type = ProviderSearch.of(description()).getClass();
        boolean makeable =
                Arrays.stream(type.getConstructors()).anyMatch(constructor -> constructor.getParameterCount() == 0);
        if (!Modifier.isFinal(type.getModifiers()) || !Modifier.isPublic(type.getModifiers()) || !makeable) {
            throw Verdict.wrong(
                    "PR-04: a provider must be a public final class with a public constructor without parameters.",
                    type.getName() + " is not.",
                    "the modifiers of the class and of its constructor.");
        }
    }

    /** PR-01: every bank belongs to the provider's family, and stands there once. */
    @Test
    @DisplayName("PR-01 every bank belongs to the provider's family, and stands there once")
    default void everyBankBelongsToTheFamily() {
        BankAdapterProvider provider = ProviderSearch.of(description());
        Set<BankId> seen = new HashSet<>();
        for (BankDescriptor bank : provider.banks()) {
            if (!bank.id().family().equals(provider.providerId()) || !seen.add(bank.id())) {
                throw Verdict.wrong(
                        "PR-01: every descriptor's family must be the providerId, and each bank must stand there once.",
                        bank.id() + " among the banks of '" + provider.providerId() + "'.",
                        "the ids in the provider's list of banks.");
            }
        }
        if (seen.isEmpty()) {
            throw Verdict.wrong(
                    "PR-01: a provider must offer banks.",
                    "'" + provider.providerId() + "' offers none.",
                    "the provider's list of banks, and the resource that it is read from.");
        }
    }

    /** PR-03: constructor, banks and create ask nobody. */
    @Test
    @DisplayName("PR-03 constructor, banks and create ask nobody")
    default void makingAnAdapterAsksNobody() {
        try (NetworkWatch watch = NetworkWatch.start()) {
            Subject.all(description()).forEach(this::make);
            if (!watch.hosts().isEmpty()) {
                throw Verdict.wrong(
                        "PR-03: constructor, banks and create must be cheap and without I/O.",
                        "connections to " + watch.hosts() + ".",
                        "the provider's constructor, banks() and create(): what a bank must be asked belongs into the"
                                + " gateways, through BankCall.");
            }
        }
    }

    /**
     * PR-02: every bank is served in every version, as shipped and with another name and other addresses.
     *
     * @return a test for each bank in each version
     */
    @TestFactory
    @DisplayName("PR-02 every bank is served in every version, as shipped and with another name and other addresses")
    default Stream<DynamicTest> everyBankIsServedInEveryVersion() {
        return Subject.all(description()).stream()
                .map(subject -> DynamicTest.dynamicTest("PR-02 " + subject, () -> {
                    make(subject);
                    BankDescriptor row =
                            description().at(subject.bank(), URI.create("https://api.kit.example:8443")).toBuilder()
                                    .id(BankId.of(subject.bank().id().family(), "kit-row"))
                                    .name("Kit bank")
                                    .build();
                    make(subject.with(row));
                }));
    }

    private void make(Subject subject) {
        if (subject.bank().endpoints().get(description().environment()) == null) {
            // A shipped row may leave addresses to the user; the moved row has them.
            return;
        }
        try {
            subject.provider().create(subject.version(), Bench.context(description(), subject.bank()));
        } catch (RuntimeException e) {
            throw Verdict.wrong(
                    "PR-02: create must serve every shipped bank in every version it declares, and rows derived from it.",
                    subject + " is refused: " + Verdict.describe(e) + ".",
                    "what create reads of the descriptor: neither id nor name may decide anything.",
                    e);
        }
    }

    /**
     * PR-02: a setting that makes no sense is served or refused by its name.
     *
     * @return a test for each setting of each kind of bank
     */
    @TestFactory
    @DisplayName("PR-02 a setting that makes no sense is served or refused by its name")
    default Stream<DynamicTest> aSettingThatMakesNoSenseIsNamed() {
        return Subject.kinds(description()).stream()
                .flatMap(subject -> subject.bank().settings().keySet().stream()
                        .sorted()
                        .map(setting -> DynamicTest.dynamicTest(
                                "PR-02 " + subject + ": " + setting, () -> isServedOrNamed(subject, setting))));
    }

    private void isServedOrNamed(Subject subject, String setting) {
        Map<String, String> settings = new HashMap<>(subject.bank().settings());
        settings.put(setting, "kit nonsense");
        BankDescriptor row = subject.bank().toBuilder().settings(settings).build();
        try {
            subject.provider().create(subject.version(), Bench.context(description(), row));
        } catch (IllegalArgumentException | ConfigurationException e) {
            if (!String.valueOf(e.getMessage()).contains(setting)) {
                throw Verdict.wrong(
                        "PR-02: a descriptor that cannot be served must be refused with the setting to correct.",
                        "the setting '" + setting + "' is not named.",
                        "the message of the error that create throws.");
            }
        } catch (RuntimeException e) {
            throw Verdict.wrong(
                    "PR-02: a descriptor that cannot be served must be refused with an IllegalArgumentException.",
                    "for the setting '" + setting + "': " + Verdict.describe(e) + ".",
                    "what reads the settings.");
        }
    }

    /**
     * BA-01: what a bank declares works, in every bank and version.
     *
     * @return a test for each bank in each version
     */
    @TestFactory
    @DisplayName("BA-01 what a bank declares works, in every bank and version")
    default Stream<DynamicTest> whatIsDeclaredWorks() {
        return Subject.all(description()).stream()
                .map(subject -> DynamicTest.dynamicTest("BA-01 " + subject, () -> declaredWorks(subject)));
    }

    private void declaredWorks(Subject subject) {
        try (Bench bench = Bench.of(description(), subject)) {
            for (Operation operation : Operations.of(description(), bench.tested())) {
                Exercise.of(bench, operation);
            }
        }
    }

    /**
     * BA-01: what a bank does not declare is refused before anything is sent.
     *
     * @return a test for each operation, its capability taken from the row of each kind of bank
     */
    @TestFactory
    @DisplayName("BA-01 what a bank does not declare is refused before anything is sent")
    default Stream<DynamicTest> whatIsNotDeclaredIsRefused() {
        return Subject.kinds(description()).stream()
                .flatMap(subject -> Arrays.stream(Capability.values())
                        .flatMap(capability -> Undeclared.asksFor(capability).entrySet().stream()
                                .map(ask -> DynamicTest.dynamicTest(
                                        "BA-01 " + subject + " without " + capability + ": " + ask.getKey(),
                                        () -> isRefused(subject, capability, ask.getValue())))));
    }

    private void isRefused(Subject subject, Capability capability, Undeclared.Ask ask) {
        BankDescriptor row = Undeclared.without(capability, subject.version(), subject.bank());
        try (Bench bench = Bench.of(description(), subject.with(row))) {
            KitBankCall call = bench.call(1);
            Optional<Throwable> failure = Exercise.failureOf(() -> ask.of(bench.adapter(), call));
            boolean refused =
                    failure.filter(CapabilityException.class::isInstance).isPresent();
            int seen = bench.bank().requests().size();
            if (!refused || seen > 0 || !call.requests().isEmpty()) {
                throw Verdict.wrong(
                        "BA-01: what the descriptor does not declare must be a CapabilityException before anything is"
                                + " sent.",
                        "without " + capability + ": "
                                + failure.map(Verdict::describe).orElse("a result") + ", and "
                                + call.requests().size() + " requests.",
                        "the beginning of the gateway's method: it asks the context's descriptor for the capability.");
            }
        }
    }
}
