package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tppkit.core.internal.time.ManualTime;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.spi.event.CallEnded;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.testkit.fake.RecordingListener;

class AccountsTest {
    private static final AccountId ACCOUNT = AccountId.of("a-1");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);

    private final ManualTime time = Tpp.time();
    private final FakeAdapter adapter = new FakeAdapter();
    private final RecordingListener events = new RecordingListener();
    private final TppClient client =
            Tpp.builder(FakeProvider.of(adapter)).time(time).listener(events).build();
    private final Bank bank = client.bank(FakeProvider.FIRST);
    private final Consent consent = Tpp.consent(bank, "user-42");

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void allPagesOfAListAreRead() {
        adapter.accounts = call -> Page.last(PagingEnd.NO_NEXT_LINK, List.of(FakeAdapter.account("a-1")));
        assertThat(accounts().list()).extracting(Account::id).containsExactly(ACCOUNT);
        int[] pages = {0};
        adapter.accounts = call -> ++pages[0] < 4
                ? Page.followedBy(new PageCursor("p" + pages[0]), List.of(FakeAdapter.account("a-" + pages[0])))
                : Page.last(PagingEnd.NEXT_LINK_IS_SELF, List.of());
        Listing<Account> four = accounts().list();
        assertThat(four).hasSize(3);
        assertThat(four.end()).isEqualTo(PagingEnd.NEXT_LINK_IS_SELF);
        assertThat(events.ended(Operation.ACCOUNTS)).hasSize(5);
    }

    @Test
    void eachReadIsACallOfItsOwnOperation() {
        accounts().balances(ACCOUNT);
        accounts().identity();
        accounts().trustedBeneficiaries();
        accounts().transactions(ACCOUNT).toList(10);
        assertThat(events.ended())
                .extracting(CallEnded::operation)
                .endsWith(
                        Operation.BALANCES,
                        Operation.IDENTITY,
                        Operation.TRUSTED_BENEFICIARIES,
                        Operation.TRANSACTIONS);
        assertThat(accounts().toString()).doesNotContain("user-42");
    }

    @Test
    void whatTheVersionDoesNotOfferIsRefusedBeforeAnyCall() {
        Accounts old = client.bank(FakeProvider.FIRST, FakeProvider.OLD).accounts(consent, Tpp.CUSTOMER);
        events.clear();
        assertThatThrownBy(() -> old.balances(ACCOUNT))
                .isInstanceOf(CapabilityException.class)
                .hasMessageContaining("BALANCES")
                .hasMessageContaining("1.0");
        assertThatThrownBy(old::identity).isInstanceOf(CapabilityException.class);
        assertThatThrownBy(old::trustedBeneficiaries).isInstanceOf(CapabilityException.class);
        assertThat(events.all()).isEmpty();
        assertThatCode(old::list).doesNotThrowAnyException();
    }

    @Test
    void aWindowThatBeginsBeforeTheBanksHistoryIsRefusedBeforeAnyCall() {
        events.clear();
        assertThatThrownBy(() -> since(TODAY.minusDays(90)))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.field()).isEqualTo("from"))
                .hasMessageContaining("89 days")
                .hasMessageContaining(TODAY.minusDays(89).toString());
        assertThat(events.all()).isEmpty();
        assertThatCode(() -> since(TODAY.minusDays(89))).doesNotThrowAnyException();
    }

    @Test
    void theDayIsTheBanksOwn() {
        time.advance(Duration.between(time.now(), Instant.parse("2026-11-16T23:30:00Z")));
        assertThatThrownBy(() -> since(TODAY.minusDays(89)))
                .as("in Paris it is the 17th")
                .isInstanceOf(InvalidRequestException.class);
        assertThatCode(() -> since(TODAY.minusDays(88))).doesNotThrowAnyException();
    }

    @Test
    void withExtendedHistoryTheWindowIsTheBanksBusiness() {
        Consent extended =
                other(Environment.PRODUCTION, "client-of-first", ConsentScope.ACCOUNT_INFORMATION_EXTENDED_HISTORY);
        Accounts accounts = bank.accounts(extended, Tpp.CUSTOMER);
        assertThatCode(() -> accounts.transactions(ACCOUNT, TransactionQuery.since(TODAY.minusYears(2))))
                .doesNotThrowAnyException();
    }

    @Test
    void aConsentOfAnotherBankEnvironmentOrApplicationIsRefused() {
        for (Consent other : List.of(
                other(Environment.SANDBOX, "client-of-first", ConsentScope.ACCOUNT_INFORMATION),
                other(Environment.PRODUCTION, "client-of-another", ConsentScope.ACCOUNT_INFORMATION),
                Consent.decode(new Consent(new Consent.Facts(
                                consent.id(),
                                FakeProvider.SECOND,
                                Environment.PRODUCTION,
                                "client-of-first",
                                consent.scope(),
                                "user-42",
                                consent.givenAt(),
                                consent.scaRenewalDueBy(),
                                null,
                                null))
                        .encode()))) {
            assertThatThrownBy(() -> bank.accounts(other, Tpp.CUSTOMER))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            e -> assertThat(e.field()).isEqualTo("consent"));
        }
    }

    @Test
    void theCustomersPresenceIsPassedOn() {
        bank.accounts(consent, PsuContext.absent()).list();
        bank.accounts(consent, Tpp.CUSTOMER).list();
        assertThat(events.ended(Operation.ACCOUNTS))
                .extracting(CallEnded::attended)
                .containsExactly(false, true);
    }

    private Accounts accounts() {
        return bank.accounts(consent, Tpp.CUSTOMER);
    }

    private Transactions since(LocalDate day) {
        return accounts().transactions(ACCOUNT, TransactionQuery.since(day));
    }

    private Consent other(Environment environment, String clientId, ConsentScope scope) {
        return new Consent(new Consent.Facts(
                consent.id(),
                FakeProvider.FIRST,
                environment,
                clientId,
                scope,
                "user-42",
                consent.givenAt(),
                consent.scaRenewalDueBy(),
                null,
                null));
    }
}
