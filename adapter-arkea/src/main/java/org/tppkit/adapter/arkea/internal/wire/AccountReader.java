package org.tppkit.adapter.arkea.internal.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;

/**
 * Reads STET's {@code AccountResource} (STET 1.4.2 section 4.4). The currency stands on the account (1.4.1) or in
 * {@code accountId} (1.4.2), which goes first. Only {@code resourceId} must be there: without it nothing of the account can be read.
 */
final class AccountReader {

    private AccountReader() {}

    /** The account here; null for a null. */
    static @Nullable Account read(JsonBody json) {
        if (!json.enterObject()) {
            return null;
        }
        Account.Builder account = Account.builder().name("").type(Codes.cashAccountType(null));
        AccountReference reference = AccountReference.NONE;
        String resourceId = null;
        String currency = null;
        while (json.nextField()) {
            switch (json.field()) {
                case "resourceId" -> resourceId = json.text();
                case "bicFi" -> account.bic(Codes.bic(json.text()));
                case "accountId" -> reference = AccountReference.read(json);
                case "currency" -> currency = json.filledText();
                case "name" -> account.name(Optional.ofNullable(json.text()).orElse(""));
                case "details" -> account.details(Optional.ofNullable(json.filledText()));
                case "linkedAccount" -> account.linkedAccount(Optional.ofNullable(json.filledText()));
                case "usage" -> account.usage(Codes.usage(json.filledText()));
                case "cashAccountType" -> account.type(Codes.cashAccountType(json.text()));
                case "product" -> account.product(Optional.ofNullable(json.filledText()));
                case "psuStatus" -> account.psuStatus(Optional.ofNullable(json.filledText()));
                default -> json.skip();
            }
        }
        String code = reference.currencyCode() == null ? currency : reference.currencyCode();
        return account.id(accountId(json, resourceId))
                .iban(reference.iban())
                .otherIdentification(reference.other())
                .currency(Codes.currency(code))
                .build();
    }

    private static AccountId accountId(JsonBody json, @Nullable String resourceId) {
        if (resourceId == null) {
            throw json.wrong("resourceId", "the account's id is missing");
        }
        try {
            return AccountId.of(resourceId);
        } catch (IllegalArgumentException refused) {
            throw json.wrong("resourceId", "1 to 100 printable ASCII characters are expected");
        }
    }
}
