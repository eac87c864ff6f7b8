package org.tppkit.testkit.contract;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;

/** How what an adapter returned differs from what the bank sent, in words; null where it does not. */
final class Difference {
    private Difference() {}

    static @Nullable String ofBalances(List<Balance> got, List<Balance> wanted) {
        if (got.size() != wanted.size()) {
            return sizes("balances", got, wanted);
        }
        for (int i = 0; i < got.size(); i++) {
            String place = "balance " + (i + 1);
            String first = first(
                    of(place + " amount", got.get(i).amount(), wanted.get(i).amount()),
                    of(place + " type", got.get(i).type(), wanted.get(i).type()));
            if (first != null) {
                return first;
            }
        }
        return null;
    }

    static @Nullable String ofAccounts(List<Account> got, List<Account> wanted) {
        if (got.size() != wanted.size()) {
            return sizes("accounts", got, wanted);
        }
        for (int i = 0; i < got.size(); i++) {
            Account is = got.get(i);
            Account should = wanted.get(i);
            String place = "account " + (i + 1);
            String first = first(
                    of(place + " id", is.id(), should.id()),
                    of(place + " type", is.type(), should.type()),
                    ofGiven(place + " IBAN", is.iban(), should.iban()),
                    ofGiven(place + " currency", is.currency(), should.currency()));
            if (first != null) {
                return first;
            }
        }
        return null;
    }

    static @Nullable String ofTransactions(List<Transaction> got, List<Transaction> wanted) {
        if (got.size() != wanted.size()) {
            return sizes("transactions", got, wanted);
        }
        for (int i = 0; i < got.size(); i++) {
            Transaction is = got.get(i);
            Transaction should = wanted.get(i);
            String place = "transaction " + (i + 1);
            String first = first(
                    of(place + " amount", is.amount(), should.amount()),
                    of(place + " direction", is.creditDebit(), should.creditDebit()),
                    of(place + " booking day", is.bookingDate(), should.bookingDate()),
                    of(place + " status", is.status(), should.status()),
                    is.remittanceInformation().isEmpty()
                            ? null
                            : of(place + " text", is.remittanceInformation(), should.remittanceInformation()));
            if (first != null) {
                return first;
            }
        }
        return null;
    }

    static @Nullable String ofBeneficiaries(List<Beneficiary> got, List<Beneficiary> wanted) {
        if (got.size() != wanted.size()) {
            return sizes("beneficiaries", got, wanted);
        }
        for (int i = 0; i < got.size(); i++) {
            String place = "beneficiary " + (i + 1);
            String first = first(
                    of(place + " name", got.get(i).name(), wanted.get(i).name()),
                    ofGiven(place + " IBAN", got.get(i).iban(), wanted.get(i).iban()));
            if (first != null) {
                return first;
            }
        }
        return null;
    }

    static @Nullable String ofIdentity(EndUserIdentity got, EndUserIdentity wanted) {
        return of("full name", got.fullName(), wanted.fullName());
    }

    static @Nullable String ofGrant(TokenGrant got, TokenGrant wanted) {
        return first(
                of(
                        "access token",
                        got.accessToken().value(),
                        wanted.accessToken().value()),
                ofGiven(
                        "refresh token",
                        got.refreshToken().map(RefreshToken::value),
                        wanted.refreshToken().map(RefreshToken::value)),
                ofGiven("life", got.expiresIn(), wanted.expiresIn()));
    }

    static @Nullable String ofToken(AccessToken got, String wanted) {
        return of("access token", got.value(), wanted);
    }

    static @Nullable String of(String what, Object got, Object wanted) {
        return Objects.equals(got, wanted) ? null : what + " is " + got + ", not " + wanted;
    }

    /** What a bank need not have a field for counts only where the adapter returns it. */
    private static @Nullable String ofGiven(String what, Optional<?> got, Optional<?> wanted) {
        return got.isEmpty() ? null : of(what, got, wanted);
    }

    private static @Nullable String first(@Nullable String... differences) {
        for (String difference : differences) {
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static String sizes(String what, List<?> got, List<?> wanted) {
        return got.size() + " " + what + ", not " + wanted.size();
    }
}
