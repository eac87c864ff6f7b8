package com.acme.bank.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tppkit.ports.model.Bic;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.AccountUsage;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.ports.model.account.CashAccountType;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionStatus;

/**
 * Reads what NextGenPSD2 says of accounts into TPPKit's values.
 *
 * @param zone the bank's zone, for moments without one
 */
record AccountReader(ZoneId zone) {
    /** The words that mean what a constant means; any other word is kept as it came. */
    private static final Map<String, BalanceType> BALANCE_TYPES =
            Map.of("closingBooked", BalanceType.ACCOUNTING, "expected", BalanceType.INSTANT);

    Account account(Fields json) {
        Optional<String> number = json.maybeText("iban");
        Optional<Iban> iban = number.flatMap(AccountReader::valid);
        return Account.builder()
                .id(json.read("resourceId", json.text("resourceId"), AccountId::of))
                .iban(iban)
                .otherIdentification(iban.isPresent() ? Optional.empty() : other(json, number))
                .bic(json.maybeText("bic").map(text -> json.read("bic", text, Bic::of)))
                .currency(json.maybeText("currency").map(text -> json.read("currency", text, Currency::getInstance)))
                .name(json.maybeText("name").or(() -> json.maybeText("product")).orElse(""))
                .details(json.maybeText("details"))
                .linkedAccount(json.maybeText("linkedAccounts"))
                .type(json.maybeText("cashAccountType")
                        .map(CashAccountType::new)
                        .orElse(CashAccountType.CASH))
                .usage(json.maybeText("usage").map(AccountUsage::new))
                .product(json.maybeText("product"))
                .build();
    }

    private static Optional<Iban> valid(String number) {
        try {
            return Optional.of(Iban.of(number));
        } catch (IllegalArgumentException noIban) {
            return Optional.empty();
        }
    }

    private static Optional<GenericIdentification> other(Fields json, Optional<String> number) {
        return number.map(text -> GenericIdentification.of(text, "IBAN"))
                .or(() -> json.maybeText("bban").map(text -> GenericIdentification.of(text, "BBAN")))
                .or(() -> json.maybeText("maskedPan").map(text -> GenericIdentification.of(text, "CPAN")));
    }

    Balance balance(Fields json) {
        String type = json.text("balanceType");
        return Balance.builder()
                .name(type)
                .type(BALANCE_TYPES.getOrDefault(type, new BalanceType(type)))
                .amount(json.money("balanceAmount"))
                .referenceDate(json.maybeDay("referenceDate"))
                .lastChange(json.maybeText("lastChangeDateTime")
                        .map(text -> json.read("lastChangeDateTime", text, this::moment)))
                .lastCommittedTransaction(json.maybeText("lastCommittedTransaction"))
                .build();
    }

    private Instant moment(String text) {
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : ((LocalDateTime) parsed).atZone(zone).toInstant();
    }

    /** The bank's amounts have a sign: what leaves the account is negative. */
    Transaction transaction(Fields json, TransactionStatus status) {
        Money amount = json.money("transactionAmount");
        return Transaction.builder()
                .resourceId(json.maybeText("transactionId"))
                .entryReference(json.maybeText("entryReference"))
                .amount(amount.abs())
                .creditDebit(amount.isNegative() ? CreditDebit.DEBIT : CreditDebit.CREDIT)
                .status(status)
                .bookingDate(json.maybeDay("bookingDate"))
                .valueDate(json.maybeDay("valueDate"))
                .remittanceInformation(list(json.maybeText("remittanceInformationUnstructured")))
                .structuredReferences(list(json.maybeText("remittanceInformationStructured")))
                .additionalInformation(json.maybeText("additionalInformation"))
                .build();
    }

    private static List<String> list(Optional<String> text) {
        return text.stream().toList();
    }
}
