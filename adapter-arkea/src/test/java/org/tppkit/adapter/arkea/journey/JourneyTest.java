package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.Transactions;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedBank;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.SimulatedTransaction;

/** The whole of account information, at each of the nine banks in each version, against the simulator. */
class JourneyTest {

    @TestFactory
    Stream<DynamicTest> eachBankInEachVersionServesTheWholeJourney() {
        return Arrays.stream(SimulatedBank.values())
                .flatMap(bank -> Stream.of(ArkeaBanks.STET_1_4_1, ArkeaBanks.STET_1_4_2)
                        .map(version -> DynamicTest.dynamicTest(bank.id() + " " + version, () -> walk(bank, version))));
    }

    private static void walk(SimulatedBank simulated, ApiVersion version) {
        try (BankWorld world = BankWorld.of(simulated)) {
            Bank bank = world.bank(version);
            for (SimulatedCustomer customer : world.simulator.customers()) {
                Consent consent = world.consent(bank, customer.id());
                readsEverything(world, bank, consent, customer);
            }
            Consent consent = world.consent(bank, DataSet.MANY_TRANSACTIONS);
            refreshesOnce(world, bank, consent);
            revokes(world, bank, consent);
            everySignatureWasRight(world);
        }
    }

    private static void readsEverything(BankWorld world, Bank bank, Consent consent, SimulatedCustomer customer) {
        Accounts accounts = bank.accounts(consent, BankWorld.CUSTOMER);
        List<Account> list = accounts.list();
        assertThat(list)
                .extracting(account -> account.id().value())
                .containsExactlyElementsOf(customer.accounts().stream()
                        .map(SimulatedAccount::resourceId)
                        .toList());
        for (Account account : list) {
            SimulatedAccount expected = customer.account(account.id().value()).orElseThrow();
            assertThat(account.name()).isEqualTo(expected.name());
            List<Balance> balances = accounts.balances(account.id());
            assertThat(balances)
                    .extracting(balance -> balance.amount().amount())
                    .usingElementComparator(BigDecimal::compareTo)
                    .containsExactlyElementsOf(
                            expected.balances().stream().map(b -> b.amount()).toList());
            readsTransactions(world, accounts, account, expected);
        }
        if (!customer.accounts().isEmpty()) {
            assertThat(accounts.identity().value().fullName()).isEqualTo(customer.name());
            assertThat(accounts.trustedBeneficiaries()).hasSameSizeAs(customer.beneficiaries());
        }
    }

    private static void readsTransactions(
            BankWorld world, Accounts accounts, Account account, SimulatedAccount expected) {
        Transactions transactions = accounts.transactions(account.id());
        List<Transaction> read = new ArrayList<>();
        transactions.forEach(read::add);
        LocalDate earliest = LocalDate.ofInstant(world.clock.instant(), ZoneId.of("Europe/Paris"))
                .minusDays(89);
        List<SimulatedTransaction> wanted = expected.transactions().stream()
                .filter(transaction -> !transaction.filterDate().isBefore(earliest))
                .toList();
        assertThat(transactions.completeness().isComplete()).isTrue();
        assertThat(read)
                .extracting(t -> t.amount().amount())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyElementsOf(
                        wanted.stream().map(SimulatedTransaction::amount).toList());
        assertThat(read)
                .extracting(t -> t.remittanceInformation())
                .containsExactlyElementsOf(
                        wanted.stream().map(SimulatedTransaction::remittance).toList());
        assertThat(read)
                .extracting(t -> t.status().code())
                .containsExactlyElementsOf(
                        wanted.stream().map(SimulatedTransaction::status).toList());
    }

    private static void refreshesOnce(BankWorld world, Bank bank, Consent consent) {
        long before = world.tokenCalls("refresh_token");
        world.clock.advance(Duration.ofHours(2));
        assertThat(bank.accounts(consent, BankWorld.CUSTOMER).list()).isNotEmpty();
        assertThat(world.tokenCalls("refresh_token")).isEqualTo(before + 1);
    }

    private static void revokes(BankWorld world, Bank bank, Consent consent) {
        bank.consents().revoke(consent);
        assertThat(bank.consents().find(consent.id())).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> bank.accounts(consent, BankWorld.CUSTOMER).list())
                .isInstanceOfSatisfying(
                        ConsentRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(ConsentRequiredException.Reason.NEVER_GIVEN));
        assertThat(world.simulator.journal().count("/oauth-authorizationcode-psd2/revoke"))
                .isEqualTo(1);
    }

    private static void everySignatureWasRight(BankWorld world) {
        List<JournalEntry> calls =
                world.simulator.journal().matching(entry -> entry.path().startsWith("/psd2/"));
        assertThat(calls).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.verdict().orElseThrow().accepted()).isTrue();
            assertThat(entry.clientCertificate()).isNotEmpty();
        });
        assertThat(calls).extracting(JournalEntry::requestId).doesNotHaveDuplicates();
    }
}
