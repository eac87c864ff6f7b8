package com.acme.bank.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.funds.FundsAnswer;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.bank.FundsGateway;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/** The confirmation of funds (NextGenPSD2 section 10). The answer is a yes or no; the question does not come back. */
final class Funds implements FundsGateway {
    private final Bank bank;

    Funds(Bank bank) {
        this.bank = bank;
    }

    @Override
    public FundsAnswer check(FundsCheck check, BankCall call) {
        bank.require(Capability.FUNDS_CONFIRMATION);
        ObjectNode question = Json.object();
        question.set("account", Json.account(check.account()));
        check.payee().ifPresent(payee -> question.put("payee", payee));
        question.set("instructedAmount", Json.money(check.amount()));
        BankRequest request = bank.requests().of("POST", "/v1/funds-confirmations", Json.bytes(question), call);
        try (BankResponse answer = call.send(request)) {
            bank.refusals().require(200, "the confirmation of funds", answer);
            return new FundsAnswer(Fields.of(answer)
                    .maybeFlag("fundsAvailable")
                    .orElseThrow(() -> new UnexpectedAnswerException("fundsAvailable", "it is missing")));
        }
    }
}
