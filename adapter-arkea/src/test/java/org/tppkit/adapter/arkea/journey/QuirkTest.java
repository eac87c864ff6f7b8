package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.adapter.arkea.journey.Reading.OneAccount;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountUsage;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.ports.model.account.CashAccountType;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionStatus;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.SimulatedBank;

/** Each oddity of the wire alone, and each alone missing: the same domain values, or the error that is documented. */
class QuirkTest {
    private static final int PAGE_SIZE = 20;

    /** What no client can or should read as if nothing were wrong. */
    private static final Set<Quirk> HARMFUL = EnumSet.of(
            Quirk.NEXT_ON_OTHER_HOST,
            Quirk.NEXT_LOOPS,
            Quirk.NEXT_OF_OTHER_ACCOUNT,
            Quirk.NEXT_WITH_FRAGMENT,
            Quirk.REQUIRES_CLIENT_ID_ON_REFRESH);

    /** Tokens and TLS are the same in both versions. */
    private static final Set<Quirk> OF_NO_VERSION = EnumSet.of(
            Quirk.REFRESH_KEEPS_TOKEN,
            Quirk.EXPIRES_IN_AS_STRING,
            Quirk.EXTENDED_HISTORY_SURVIVES_REFRESH,
            Quirk.REUSE_REVOKES_FAMILY,
            Quirk.REVOCATION_KEEPS_REFRESH_TOKEN,
            Quirk.CA_LIST_OMITS_ISSUER);

    private static final List<String> CUSTOMERS = List.of(DataSet.SEVERAL_ACCOUNTS, DataSet.NO_TRANSACTIONS);

    private static final List<SharedBank> BANKS = new ArrayList<>();

    /** One bank and one client for all tests of a version, and what it gives without any quirk. */
    private record SharedBank(BankWorld world, Bank bank, Instant noon, List<Reading> plain) {
        static SharedBank of(ApiVersion version) {
            BankWorld world = QuirkTest.world();
            Bank bank = world.bank(version);
            world.simulator.quirks().only();
            List<Reading> plain = CUSTOMERS.stream()
                    .map(customer -> Reading.of(bank, world.consent(bank, customer)))
                    .toList();
            return new SharedBank(world, bank, world.clock.instant(), plain);
        }
    }

    @BeforeAll
    static void readWithoutQuirks() {
        BANKS.add(SharedBank.of(ArkeaBanks.STET_1_4_1));
        BANKS.add(SharedBank.of(ArkeaBanks.STET_1_4_2));
        assertThat(BANKS)
                .allSatisfy(each -> assertThat(each.plain().get(0).accounts())
                        .hasSize(4)
                        .anySatisfy(
                                account -> assertThat(account.transactions()).hasSizeGreaterThan(PAGE_SIZE)));
    }

    @AfterAll
    static void close() {
        BANKS.forEach(each -> each.world().close());
        BANKS.clear();
    }

    @TestFactory
    Stream<DynamicTest> eachQuirkAloneChangesNothingOfTheValues() {
        return Arrays.stream(Quirk.values())
                .filter(quirk -> !HARMFUL.contains(quirk))
                .flatMap(quirk -> inItsVersions(quirk, " alone on", EnumSet.of(quirk)));
    }

    @TestFactory
    Stream<DynamicTest> allQuirksButOneChangeNothingOfTheValues() {
        return Arrays.stream(Quirk.values())
                .filter(quirk -> !HARMFUL.contains(quirk))
                .flatMap(quirk -> {
                    Set<Quirk> others = EnumSet.complementOf(EnumSet.copyOf(HARMFUL));
                    others.remove(quirk);
                    return inItsVersions(quirk, " alone off", others);
                });
    }

    private static Stream<DynamicTest> inItsVersions(Quirk quirk, String what, Set<Quirk> quirks) {
        return BANKS.stream()
                .filter(each ->
                        !OF_NO_VERSION.contains(quirk) || each.bank().version().equals(ArkeaBanks.STET_1_4_2))
                .map(each -> DynamicTest.dynamicTest(
                        quirk + what + ", " + each.bank().version(), () -> readsTheSame(each, quirk, quirks)));
    }

    private static void readsTheSame(SharedBank each, Quirk quirk, Set<Quirk> quirks) {
        BankWorld world = each.world();
        world.clock.setTo(each.noon());
        world.simulator.journal().clear();
        world.simulator.quirks().only(quirks.toArray(new Quirk[0]));
        // What happens in the handshake needs a connection of its own.
        boolean tls = quirks.equals(EnumSet.of(Quirk.CA_LIST_OMITS_ISSUER));
        Bank bank = tls ? world.bank(each.bank().version()) : each.bank();
        int customers = quirk == Quirk.NO_DATA_IS_204 ? CUSTOMERS.size() : 1;
        for (int i = 0; i < customers; i++) {
            Consent consent = world.consent(bank, CUSTOMERS.get(i));
            world.clock.advance(Duration.ofHours(2));
            Reading expected = expected(each.plain().get(i), bank.version(), quirks);
            assertThat(Reading.of(bank, consent)).isEqualTo(expected);
            bank.consents().revoke(consent);
        }
        assertThat(world.refreshes()).isEqualTo(customers);
        assertThat(world.apiCalls())
                .allSatisfy(entry -> assertThat(entry.status()).isIn(200, 204));
    }

    private static BankWorld world() {
        return BankWorld.of(SimulatedBank.FORTUNEO, builder -> builder.pageSize(PAGE_SIZE));
    }

    /** The few facts that a bank with these quirks really does not tell, or tells in addition. */
    private static Reading expected(Reading plain, ApiVersion version, Set<Quirk> quirks) {
        List<OneAccount> accounts = plain.accounts().stream()
                .map(one -> new OneAccount(
                        account(one.account(), version, quirks),
                        balances(one.balances(), quirks),
                        transactions(one.transactions(), quirks)))
                .toList();
        return new Reading(accounts, plain.identity(), plain.beneficiaries());
    }

    private static Account account(Account plain, ApiVersion version, Set<Quirk> quirks) {
        Account.Builder account = Account.builder().from(plain);
        if (quirks.contains(Quirk.UNKNOWN_FIELDS_AND_CODES)) {
            account.usage(new AccountUsage("XTRA"));
        }
        boolean silent = quirks.contains(Quirk.CURRENCY_MISSING_IN_ACCOUNT_ID)
                && version.equals(ArkeaBanks.STET_1_4_2)
                && plain.type().equals(CashAccountType.CARD);
        return account.currency(silent ? Optional.<Currency>empty() : plain.currency())
                .build();
    }

    private static List<Balance> balances(List<Balance> plain, Set<Quirk> quirks) {
        if (!quirks.contains(Quirk.UNKNOWN_FIELDS_AND_CODES)) {
            return plain;
        }
        List<Balance> more = new ArrayList<>(plain);
        more.add(Balance.builder()
                .from(plain.get(0))
                .name("other balance")
                .type(new BalanceType("ITAV"))
                .build());
        return more;
    }

    private static List<Transaction> transactions(List<Transaction> plain, Set<Quirk> quirks) {
        return IntStream.range(0, plain.size())
                .mapToObj(i -> transaction(plain.get(i), i, quirks))
                .toList();
    }

    private static Transaction transaction(Transaction plain, int index, Set<Quirk> quirks) {
        Transaction.Builder entry = Transaction.builder().from(plain);
        if (quirks.contains(Quirk.EMPTY_BOOKING_DATE_ON_PENDING)
                && plain.status().equals(TransactionStatus.PENDING)) {
            entry.bookingDate(Optional.empty());
        }
        if (quirks.contains(Quirk.UNKNOWN_FIELDS_AND_CODES) && index % PAGE_SIZE == 0) {
            entry.status(new TransactionStatus("FUTR"));
        }
        return entry.build();
    }

    @TestFactory
    Stream<DynamicTest> whatIsAnAttackOrAFaultIsSaid() {
        return Stream.of(
                DynamicTest.dynamicTest(
                        Quirk.NEXT_ON_OTHER_HOST.name(),
                        () -> failsWith(Quirk.NEXT_ON_OTHER_HOST, UnexpectedAnswerException.class, "another origin")),
                DynamicTest.dynamicTest(
                        Quirk.NEXT_LOOPS.name(),
                        () -> failsWith(Quirk.NEXT_LOOPS, Reading.IncompleteException.class, "PAGE_READ_BEFORE")),
                DynamicTest.dynamicTest(
                        Quirk.NEXT_OF_OTHER_ACCOUNT.name(),
                        () -> failsWith(Quirk.NEXT_OF_OTHER_ACCOUNT, UnexpectedAnswerException.class, "resource")),
                DynamicTest.dynamicTest(
                        Quirk.NEXT_WITH_FRAGMENT.name(),
                        () -> failsWith(Quirk.NEXT_WITH_FRAGMENT, UnexpectedAnswerException.class, "fragment")),
                DynamicTest.dynamicTest(
                        Quirk.REQUIRES_CLIENT_ID_ON_REFRESH.name(),
                        () -> failsWith(
                                Quirk.REQUIRES_CLIENT_ID_ON_REFRESH,
                                RequestRejectedException.class,
                                "invalid_request")));
    }

    private static void failsWith(Quirk quirk, Class<? extends Throwable> error, String why) {
        for (ApiVersion version : List.of(ArkeaBanks.STET_1_4_1, ArkeaBanks.STET_1_4_2)) {
            try (BankWorld world = world()) {
                Bank bank = world.bank(version);
                Consent consent = world.spentConsent(bank, DataSet.SEVERAL_ACCOUNTS);
                world.simulator.quirks().only(quirk);
                assertThatThrownBy(() -> Reading.of(bank, consent))
                        .isInstanceOf(error)
                        .hasMessageContaining(why);
            }
        }
    }
}
