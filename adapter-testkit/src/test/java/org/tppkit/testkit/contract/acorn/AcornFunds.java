package org.tppkit.testkit.contract.acorn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.funds.FundsAnswer;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.bank.FundsGateway;
import org.tppkit.ports.spi.http.BankRequest;

/** Confirms funds. */
final class AcornFunds implements FundsGateway {
    private static final JsonMapper JSON = new JsonMapper();

    private final AcornWire wire;
    private final @Nullable PaymentSlip slip;
    private volatile @Nullable FundsAnswer kept;

    AcornFunds(AcornWire wire, @Nullable PaymentSlip slip) {
        this.wire = wire;
        this.slip = slip;
    }

    @Override
    public FundsAnswer check(FundsCheck check, BankCall call) {
        wire.require(Capability.FUNDS_CONFIRMATION);
        FundsAnswer known = kept;
        if (slip == PaymentSlip.KEEPS_THE_ANSWER && known != null) {
            return known;
        }
        ObjectNode question = JSON.createObjectNode();
        question.put("id", check.id());
        question.put("iban", check.account().value());
        question.put("amount", AcornPaymentBody.amount(check.amount().amount(), slip));
        question.put("currency", check.amount().currency().getCurrencyCode());
        JsonNode answer = ask(question, call);
        if (slip == PaymentSlip.ASKS_FOR_FUNDS_TWICE) {
            answer = ask(question, call);
        }
        FundsAnswer read = read(question, answer);
        kept = read;
        return read;
    }

    private JsonNode ask(ObjectNode question, BankCall call) {
        BankRequest.Builder request = wire.withToken(wire.request("POST", "/v1/funds"), call)
                .header("Content-Type", "application/json")
                .body(AcornPaymentBody.bytes(question));
        try {
            return wire.ask(request, call, answer -> null, wire::object);
        } catch (RequestRejectedException e) {
            if (slip == PaymentSlip.IBAN_IN_MESSAGE) {
                throw new RequestRejectedException("no funds for " + question.get("iban"), BankAnswer.of(e.status()));
            }
            throw e;
        }
    }

    private FundsAnswer read(ObjectNode question, JsonNode answer) {
        for (String name : new String[] {"id", "iban", "amount"}) {
            if (!question.get(name).equals(answer.get(name)) && slip != PaymentSlip.TAKES_ANOTHER_ANSWER) {
                throw new UnexpectedAnswerException(name, "the answer is to another question");
            }
        }
        JsonNode available = answer.get("available");
        if (available == null || !available.isBoolean()) {
            throw new UnexpectedAnswerException("available", "yes or no is expected");
        }
        return new FundsAnswer(available.booleanValue());
    }
}
