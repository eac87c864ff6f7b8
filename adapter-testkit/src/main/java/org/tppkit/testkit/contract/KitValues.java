package org.tppkit.testkit.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.AccountUsage;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.CashAccountType;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionStatus;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;

/**
 * The values of one call of a contract, told apart by a number: each request holds the number's marker in its token, code,
 * state or reference, and each answer holds values of the number. All are invented.
 */
final class KitValues {
    /** Stands in every text of the bank's that must not be repeated. */
    static final String BODY = "kit-secret-words-of-the-bank";

    /** Stands nowhere else, so that a contract finds and spoils it. */
    static final String ODD_AMOUNT = "7391.17";

    static final String SMALL_AMOUNT = "0.10";
    static final String LARGE_AMOUNT = "12345678901234.56";
    static final String NAME = "Kitcanary";

    private final int number;

    private KitValues(int number) {
        this.number = number;
    }

    static KitValues of(int number) {
        return new KitValues(number);
    }

    /** {@code kitm00007z}. */
    String marker() {
        return String.format(Locale.ROOT, "kitm%05dz", number);
    }

    String accessToken() {
        return "kit-access-" + marker();
    }

    String refreshToken() {
        return "kit-refresh-" + marker();
    }

    String code() {
        return "kit-code-" + marker();
    }

    /** As long as the engine's own, in its alphabet. */
    String state() {
        return "kit_state-" + marker() + "-AZ_az-0123456789-abcdefg";
    }

    /** What a bank with consent resources calls the consent; no secret. */
    String consentReference() {
        return "kit-consent-" + marker();
    }

    String newAccessToken() {
        return "kit-new-access-" + marker();
    }

    String newRefreshToken() {
        return "kit-new-refresh-" + marker();
    }

    AccountId account() {
        return AccountId.of(String.format(Locale.ROOT, "KITACC%05d", number));
    }

    AccountId otherAccount() {
        return AccountId.of(String.format(Locale.ROOT, "KITOTHER%05d", number));
    }

    Iban iban() {
        return germanIban(2L * number);
    }

    Iban otherIban() {
        return germanIban(2L * number + 1);
    }

    /** An amount that no other number has. */
    Money ownAmount() {
        return euros(number + ".25");
    }

    List<Account> accounts() {
        return List.of(
                account(account(), iban(), CashAccountType.CASH),
                account(otherAccount(), otherIban(), CashAccountType.CASH));
    }

    Account account(AccountId id, Iban iban, CashAccountType type) {
        return Account.builder()
                .id(id)
                .iban(iban)
                .currency(Currency.getInstance("EUR"))
                .name(NAME + " account of " + marker())
                .type(type)
                .usage(AccountUsage.PRIVATE)
                .build();
    }

    List<Balance> balances() {
        return List.of(
                balance(SMALL_AMOUNT, BalanceType.ACCOUNTING),
                balance(LARGE_AMOUNT, BalanceType.INSTANT),
                balance("-" + ODD_AMOUNT, BalanceType.ACCOUNTING),
                balance(number + ".25", BalanceType.INSTANT));
    }

    static Balance balance(String amount, BalanceType type) {
        return Balance.builder()
                .name("Kit balance")
                .amount(euros(amount))
                .type(type)
                .referenceDate(LocalDate.parse("2026-03-01"))
                .build();
    }

    List<Transaction> transactions() {
        return List.of(
                booked(SMALL_AMOUNT, CreditDebit.CREDIT, "2026-02-10"),
                booked(LARGE_AMOUNT, CreditDebit.DEBIT, "2026-02-11"),
                booked(ODD_AMOUNT, CreditDebit.CREDIT, "2026-02-11"),
                booked(number + ".25", CreditDebit.DEBIT, "2026-02-12"),
                pending("5.00"));
    }

    Transaction booked(String amount, CreditDebit direction, String day) {
        return transaction(amount, direction, TransactionStatus.BOOKED)
                .bookingDate(LocalDate.parse(day))
                .build();
    }

    Transaction pending(String amount) {
        return transaction(amount, CreditDebit.DEBIT, TransactionStatus.PENDING).build();
    }

    Transaction.Builder transaction(String amount, CreditDebit direction, TransactionStatus status) {
        return Transaction.builder()
                .amount(euros(amount))
                .creditDebit(direction)
                .status(status)
                .addRemittanceInformation(NAME + " remittance of " + marker());
    }

    EndUserIdentity identity() {
        return EndUserIdentity.builder()
                .fullName(NAME + " Customer " + marker())
                .build();
    }

    List<Beneficiary> beneficiaries() {
        return List.of(
                Beneficiary.builder()
                        .name(NAME + " First " + marker())
                        .iban(iban())
                        .build(),
                Beneficiary.builder()
                        .name(NAME + " Second " + marker())
                        .iban(otherIban())
                        .build());
    }

    TokenGrant grant() {
        return TokenGrant.builder()
                .accessToken(new AccessToken(newAccessToken()))
                .refreshToken(new RefreshToken(newRefreshToken()))
                .expiresIn(Duration.ofMinutes(30))
                .build();
    }

    /** What must stand in no message, no text of an object and no log. */
    List<String> secrets() {
        return List.of(
                accessToken(),
                refreshToken(),
                code(),
                state(),
                newAccessToken(),
                newRefreshToken(),
                iban().value(),
                otherIban().value(),
                NAME,
                BODY);
    }

    static Money euros(String amount) {
        return Money.of(new BigDecimal(amount), Currency.getInstance("EUR"));
    }

    /** ISO 13616: the check digits make the whole leave 1 when divided by 97. */
    private static Iban germanIban(long account) {
        String bban = String.format(Locale.ROOT, "99999999%010d", account);
        int remainder =
                new BigInteger(bban + "131400").mod(BigInteger.valueOf(97)).intValue();
        return new Iban(String.format(Locale.ROOT, "DE%02d%s", 98 - remainder, bban));
    }
}
