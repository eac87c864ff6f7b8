package org.tppkit.adapter.arkea.internal.wire;

import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.funds.FundsAnswer;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.spi.http.BankResponse;

/**
 * The bodies of STET's funds confirmation.
 *
 * @param amount how the version writes amounts
 */
public record FundsBodies(AmountForm amount) {

    /** The question ({@code PaymentCoverageRequestResource}). */
    public byte[] request(FundsCheck check) {
        return JsonWriter.object(json -> {
            json.text("paymentCoverageRequestId", check.id()).text("payee", check.payee());
            amount.write(json, "instructedAmount", check.amount());
            json.object(
                    "accountId", account -> account.text("iban", check.account().value()));
        });
    }

    /**
     * The answer ({@code HalPaymentCoverageReport}).
     *
     * @throws UnexpectedAnswerException if it answers another question, or says neither yes nor no
     */
    public FundsAnswer answer(FundsCheck check, BankResponse answer) {
        JsonMedia.require(answer);
        return JsonBody.read(answer.body(), new FundsReader(check)::read);
    }
}
