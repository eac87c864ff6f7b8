package org.tppkit.adapter.arkea.fuzz;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tppkit.adapter.arkea.internal.stet.StetDialect;
import org.tppkit.adapter.arkea.internal.wire.AccountBodies;
import org.tppkit.adapter.arkea.internal.wire.AmountForm;
import org.tppkit.adapter.arkea.internal.wire.ErrorBody;
import org.tppkit.adapter.arkea.internal.wire.FundsBodies;
import org.tppkit.adapter.arkea.internal.wire.PaymentBodies;
import org.tppkit.adapter.arkea.internal.wire.TokenAnswer;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.http.BankResponse;

/** Every reader of a bank's JSON: it reads, or says that the answer is unexpected, in a short text that repeats nothing. */
public final class BodiesFuzz {
    private static final AccountBodies ACCOUNTS = new AccountBodies(ZoneId.of("Europe/Paris"));
    private static final FundsBodies FUNDS = new FundsBodies(AmountForm.NUMBER);
    private static final FundsCheck CHECK =
            FundsCheck.of("check", Iban.of("FR1420041010050500013M02606"), Money.of("12.30", "EUR"));
    private static final PaymentBodies PAYMENTS =
            new PaymentBodies(StetDialect.STET_1_4_2.payment(), ZoneId.of("Europe/Paris"), true);

    private static final List<Function<BankResponse, Object>> READERS = List.of(
            ACCOUNTS::accounts,
            ACCOUNTS::balances,
            ACCOUNTS::transactions,
            ACCOUNTS::identity,
            ACCOUNTS::beneficiaries,
            answer -> FUNDS.answer(CHECK, answer),
            answer -> cancelled(PAYMENTS.retrieved("resource", answer)),
            PaymentBodies::approval,
            TokenAnswer::read,
            ErrorBody::read);

    private BodiesFuzz() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        READERS.forEach(reader -> check(reader, input));
    }

    /** A cancellation changes the bank's own words. */
    private static RetrievedPayment cancelled(RetrievedPayment payment) {
        PaymentBodies.cancellation(payment, "CANC", "DUPL", Optional.of(URI.create("https://tpp.example/report")));
        return payment;
    }

    private static void check(Function<BankResponse, Object> reader, byte[] input) {
        try {
            require(reader.apply(answer(input)).toString().length() < 10_000_000, "a text without end");
        } catch (UnexpectedAnswerException refused) {
            requireFitForALog(refused);
        }
    }

    private static void requireFitForALog(UnexpectedAnswerException refused) {
        String message = String.valueOf(refused.getMessage());
        require(message.length() < 1_000, "a long message");
        require(message.chars().noneMatch(Character::isISOControl), "a message of several lines");
    }

    private static void require(boolean holds, String broken) {
        if (!holds) {
            throw new AssertionError(broken);
        }
    }

    private static BankResponse answer(byte[] body) {
        return new BankResponse(
                200, Map.of("content-type", List.of("application/json;charset=UTF-8")), new ByteArrayInputStream(body));
    }
}
