package org.tppkit.testkit.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.tppkit.testkit.simulator.internal.oauth.Grants;
import org.tppkit.testkit.simulator.internal.payment.PaymentStories;

/**
 * Brings a bank into the provider states of TPPKit's pacts, which {@code docs/reference/pact-states.md} lists. The states of
 * one interaction add up; the first state after a request that the bank answered begins anew. What states need comes and
 * goes with them: the application {@code my-api-key} that the pacts name, customers that stand on no page, switches, planned
 * faults. For one verifier at a time; the methods may be called by any thread.
 */
public final class ProviderStates {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** The state of the pacts' authorization requests, which the customer's way back echoes. */
    private static final String STATE = "st-1_A";

    private static final Map<Integer, String> ERRORS = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            406, "Not Acceptable",
            408, "Request Timeout",
            429, "Too Many Requests",
            500, "Internal Server Error",
            503, "Service Unavailable");

    @FunctionalInterface
    private interface Step {
        Map<String, String> take(StateWishes wishes);
    }

    private final BankServices.Standing standing;
    private final Supplier<BankServices> services;
    private final Faults faults;
    private final Journal journal;
    private final StateParty party;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Set<Quirk> turnedOn = EnumSet.noneOf(Quirk.class);
    private final List<Fault> planned = new ArrayList<>();
    private long exchanges;

    ProviderStates(BankServices.Standing standing, Supplier<BankServices> services, Faults faults, Journal journal) {
        this.standing = standing;
        this.services = services;
        this.faults = faults;
        this.journal = journal;
        this.party = new StateParty(standing.applications());
        nameTokens();
        nameAccounts();
        namePayments();
    }

    private void nameTokens() {
        steps.put("the customer will approve at the bank", this::willApprove);
        steps.put("the customer will refuse at the bank", this::willRefuse);
        steps.put(
                "the customer approved, and the code was not used yet",
                wishes -> consents().code(wishes));
        steps.put("the customer's code was used already", wishes -> consents().usedCode(wishes));
        steps.put(
                "the customer approved a payment, and the code was not used yet",
                wishes -> payments().code(wishes));
        steps.put("the client certificate is not the application's", wishes -> done(party::hasAnotherCertificate));
        steps.put("the consent has a refresh token", wishes -> consents().refreshToken(wishes));
        steps.put("a refresh gives no new refresh token", wishes -> on(Quirk.REFRESH_KEEPS_TOKEN));
        steps.put("the refresh token was used already", wishes -> consents().usedRefreshToken(wishes));
        steps.put("the application may not initiate payments", wishes -> done(party::mayNotPay));
        steps.put("the consent has an access token", wishes -> consents().consentToken(wishes));
        steps.put("the application has an access token", wishes -> consents().applicationToken());
        steps.put("the access token is no longer valid", wishes -> consents().deadToken());
        steps.put(
                "the access token was given for another purpose",
                wishes -> consents().otherPurpose(wishes));
    }

    private void nameAccounts() {
        steps.put("the customer shares one cash account", wishes -> consents().cashAccount(wishes));
        steps.put("the customer shares one card account", wishes -> consents().cardAccount(wishes));
        steps.put("the customer shares no account", wishes -> consents().noAccount(wishes));
        steps.put("the bank answers empty lists with 204", wishes -> on(Quirk.NO_DATA_IS_204));
        steps.put(
                "the account is not shared with the application",
                wishes -> consents().notShared(wishes));
        steps.put("the customer withdrew the consent", wishes -> consents().withdrawn(wishes, services.get()));
        steps.put("the next call meets an error", this::error);
    }

    private void namePayments() {
        steps.put("the application may initiate payments", wishes -> payments().mayPay());
        steps.put("the bank names new payments in Location only", wishes -> on(Quirk.APPROVAL_LINK_WITHOUT_PRID));
        steps.put(
                "a payment of the application has come to a status",
                wishes -> payments().payment(wishes));
        steps.put(
                "the customer gave a token for a payment", wishes -> payments().token(wishes));
        steps.put("the application has no such payment", wishes -> payments().unknownPayment());
        steps.put("the customer need not approve a cancellation", wishes -> on(Quirk.CANCELLATION_IMMEDIATE));
    }

    /** {@return the names of all states} */
    public Set<String> names() {
        return Set.copyOf(steps.keySet());
    }

    /**
     * Brings the bank into a state.
     *
     * @param name the state's name, word by word
     * @param parameters its parameters
     * @param version the version that the request will ask for
     * @return what belongs into the request, by the names of the pacts; and {@code token}, if the request has to carry one
     * @throws IllegalArgumentException if there is no such state, or a parameter is missing or cannot be met
     * @throws IllegalStateException if the bank has no application
     */
    public synchronized Map<String, String> setUp(String name, Map<String, String> parameters, StetVersion version) {
        Step step = steps.get(name);
        if (step == null) {
            throw new IllegalArgumentException("there is no such state");
        }
        if (journal.written() != exchanges) {
            tearDown();
        }
        party.join();
        return Map.copyOf(step.take(new StateWishes(parameters, version)));
    }

    /** Takes back what states left behind: the application, customers and their consents, switches and faults. Payments stay. */
    public synchronized void tearDown() {
        exchanges = journal.written();
        party.leave();
        standing.customers().guests().forEach(services.get().vault::withdraw);
        standing.customers().dismissGuests();
        turnedOn.forEach(standing.quirks()::disable);
        turnedOn.clear();
        planned.forEach(faults::forget);
        planned.clear();
    }

    private ConsentStates consents() {
        return new ConsentStates(grants(), standing.customers(), today(), standing.pageSize());
    }

    private PaymentStates payments() {
        return new PaymentStates(
                grants(),
                new PaymentStories(services.get().ledger),
                consents(),
                today(),
                standing.bank().bic());
    }

    private Grants grants() {
        BankServices now = services.get();
        return new Grants(now.vault, now.paymentCodes, StateParty.CLIENT_ID, StateParty.REDIRECT);
    }

    private LocalDate today() {
        return standing.clock().instant().atZone(PARIS).toLocalDate();
    }

    private static Map<String, String> done(Runnable action) {
        action.run();
        return Map.of();
    }

    private Map<String, String> on(Quirk quirk) {
        if (!standing.quirks().isOn(quirk)) {
            standing.quirks().enable(quirk);
            turnedOn.add(quirk);
        }
        return Map.of();
    }

    /** The customer is played by the program: the page's address answers with what the customer decided. */
    private Map<String, String> willApprove(StateWishes wishes) {
        String code = grants().code(consents().usual(), wishes.scopes());
        return plan(
                RequestMatcher.path("/authorize"),
                redirect(grants().approved(code, STATE).toString()));
    }

    private Map<String, String> willRefuse(StateWishes wishes) {
        wishes.scopes();
        return plan(
                RequestMatcher.path("/authorize"),
                redirect(grants().refused(STATE).toString()));
    }

    private static Fault redirect(String location) {
        return Fault.answer(302).header("Location", location);
    }

    private Map<String, String> error(StateWishes wishes) {
        int status = wishes.number("status", 400, 599);
        String body = new ObjectMapper()
                .createObjectNode()
                .put("timestamp", "2018-03-30T16:06:27.499+0000")
                .put("status", status)
                .put("error", ERRORS.getOrDefault(status, "Error"))
                .put("message", "a state of the contract asked for this")
                .put("path", "/psd2/v1")
                .toString();
        Fault answer =
                Fault.answer(status).header("Content-Type", "application/json").body(body);
        return plan(RequestMatcher.any(), status == 429 ? answer.header("Retry-After", "7") : answer);
    }

    private Map<String, String> plan(RequestMatcher matcher, Fault fault) {
        faults.next(matcher, fault);
        planned.add(fault);
        return Map.of();
    }

    @Override
    public String toString() {
        return "ProviderStates[" + standing.bank().id() + "]";
    }
}
