package com.acme.bank;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.testkit.contract.bank.FundsField;
import org.tppkit.testkit.contract.bank.FundsWire;
import org.tppkit.testkit.contract.bank.WireExchange;

/** The confirmation of funds: a yes or no, and nothing of the question. */
final class AcmeFundsWire implements FundsWire {
    private static final Pattern AMOUNT = Pattern.compile("\"amount\":\"([^\"]*)\"");

    @Override
    public WireExchange check(FundsCheck question, boolean available) {
        return WireExchange.post("/v1/funds-confirmations", "{\"fundsAvailable\":" + available + "}");
    }

    @Override
    public String amount(BankRequest question) {
        Matcher amount = AMOUNT.matcher(new String(question.body(), StandardCharsets.UTF_8));
        return amount.find() ? amount.group(1) : "";
    }

    @Override
    public Set<FundsField> repeated() {
        return EnumSet.noneOf(FundsField.class);
    }
}
