package org.tppkit.adapter.arkea.internal.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.funds.FundsAnswer;
import org.tppkit.ports.model.funds.FundsCheck;

/**
 * Reads STET's {@code HalPaymentCoverageReport}, strictly: a yes to another question is no answer to this one. The id has to
 * come back; account and amount are compared where the bank repeats them.
 *
 * @param question what was asked
 */
record FundsReader(FundsCheck question) {

    FundsAnswer read(JsonBody json) {
        Boolean result = null;
        boolean asked = false;
        json.enterObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "request" -> asked = isOurs(json);
                case "result" -> result = json.flag();
                default -> json.skip();
            }
        }
        if (!asked) {
            throw json.wrong("request.paymentCoverageRequestId", "the id of the question is expected");
        }
        if (result == null) {
            throw json.wrong("result", "true or false is missing");
        }
        return new FundsAnswer(result);
    }

    private boolean isOurs(JsonBody json) {
        @Nullable String echoed = null;
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "paymentCoverageRequestId" -> echoed = json.text();
                    case "accountId" -> requireAccount(json);
                    case "instructedAmount" -> requireAmount(json);
                    default -> json.skip();
                }
            }
        }
        return question.id().equals(echoed);
    }

    /** What is no IBAN, a masked one for instance, cannot be compared. */
    private void requireAccount(JsonBody json) {
        Optional<Iban> account = AccountReference.read(json).iban();
        if (account.isPresent() && !account.get().equals(question.account())) {
            throw json.wrong("the account of the question is expected");
        }
    }

    private void requireAmount(JsonBody json) {
        Money amount = AmountReader.read(json);
        if (amount != null && !amount.equals(question.amount())) {
            throw json.wrong("the amount of the question is expected");
        }
    }
}
