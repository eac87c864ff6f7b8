package org.tppkit.adapter.arkea.contract;

import static org.tppkit.adapter.arkea.contract.WireForm.link;
import static org.tppkit.adapter.arkea.contract.WireForm.quoted;

import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.testkit.contract.bank.FundsWire;
import org.tppkit.testkit.contract.bank.WireExchange;

/** The confirmation of funds: the page names the address, STET the bodies; the answer repeats the whole question. */
record ArkeaFundsWire(WireForm form) implements FundsWire {
    private static final String FUNDS = "/psd2/v1/funds-confirmations";

    @Override
    public WireExchange check(FundsCheck question, boolean available) {
        String payee =
                question.payee().map(name -> "\"payee\":" + quoted(name) + ",").orElse("");
        String request = """
                {"paymentCoverageRequestId":%s,%s"instructedAmount":%s,"accountId":{"iban":"%s"}}""".formatted(
                        quoted(question.id()),
                        payee,
                        form.amount(question.amount()),
                        question.account().value());
        return WireExchange.post(FUNDS, """
                {"request":%s,"result":%s,"_links":{"self":%s}}""".formatted(request, Boolean.toString(available), link(FUNDS)));
    }

    @Override
    public String amount(BankRequest question) {
        return form.writtenAmount(JsonValues.of(question.body()), "/instructedAmount/amount");
    }
}
