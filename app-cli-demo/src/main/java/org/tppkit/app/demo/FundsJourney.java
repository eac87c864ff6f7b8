package org.tppkit.app.demo;

import java.math.BigDecimal;
import java.util.List;
import org.tppkit.core.Consent;
import org.tppkit.core.Funds;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedBalance;

/**
 * Funds confirmation from the first redirect to the end of the consent. The bank is asked for exactly what is on the account,
 * and for a cent more.
 */
final class FundsJourney implements Journey {
    private static final String CONSENT = "consent";
    private static final String TOKENS = "tokens";
    private static final String ENOUGH = "funds yes";
    private static final String TOO_MUCH = "funds no";
    private static final String REVOKE = "revoke";

    /** The balance that the simulated bank looks at. */
    private static final String EXPECTED_BALANCE = "XPCD";

    private static final Money CENT = Money.of("0.01", "EUR");

    @Override
    public String role() {
        return "CBPII";
    }

    @Override
    public String purpose() {
        return "Funds confirmation";
    }

    @Override
    public List<Phase> phases() {
        return List.of(
                Phase.of(CONSENT, CONSENT, TOKENS), Phase.of("funds", ENOUGH, TOO_MUCH), Phase.of(REVOKE, REVOKE));
    }

    @Override
    public void walk(Visit visit, Steps steps) {
        ConsentRequest request = ConsentRequest.fundsConfirmation(visit.subject());
        Approval approval =
                steps.take(CONSENT, () -> Approval.of(request, visit), done -> "the customer approved at the bank");
        Consent consent = steps.take(TOKENS, () -> approval.complete(visit), done -> "code exchanged");
        Funds funds = visit.bank().funds(consent, visit.psu());

        SimulatedAccount account = visit.customer().accounts().get(0);
        Iban iban = Iban.of(account.identification());
        Money balance = balance(account);
        steps.take(
                ENOUGH,
                () -> ask(funds, FundsCheck.of("demo-check-1", iban, balance), true),
                answer -> "as much as is there: available");
        steps.take(
                TOO_MUCH,
                () -> ask(funds, FundsCheck.of("demo-check-2", iban, balance.plus(CENT)), false),
                answer -> "a cent more: not available");
        steps.take(REVOKE, () -> revoke(visit, consent), ended -> "the bank knows of no consent any more");
    }

    private static boolean ask(Funds funds, FundsCheck check, boolean expected) {
        boolean available = funds.check(check).value().available();
        Check.that(available == expected, "the answer on funds differs from the balance at the bank");
        return available;
    }

    private static boolean revoke(Visit visit, Consent consent) {
        Approval.revoke(consent, visit);
        Funds funds = visit.bank().funds(consent, visit.psu());
        Iban iban = Iban.of(visit.customer().accounts().get(0).identification());
        try {
            funds.check(FundsCheck.of("demo-check-3", iban, CENT));
        } catch (ConsentRequiredException expected) {
            return true;
        }
        throw new MismatchException("funds were confirmed without a consent");
    }

    private static Money balance(SimulatedAccount account) {
        BigDecimal amount = account.balances().stream()
                .filter(balance -> balance.type().equals(EXPECTED_BALANCE))
                .map(SimulatedBalance::amount)
                .findFirst()
                .orElseThrow(() -> new MismatchException("the bank has no expected balance of the account"));
        return Money.of(amount.toPlainString(), account.currency());
    }
}
