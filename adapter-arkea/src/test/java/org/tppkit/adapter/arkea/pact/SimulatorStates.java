package org.tppkit.adapter.arkea.pact;

import au.com.dius.pact.provider.junitsupport.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tppkit.adapter.arkea.pact.Orders.Order;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.pki.PspRole;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.PaymentTriggers;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedBank;

/**
 * Brings the simulator into the states of the contract. What a state returns goes to the places of the requests that are
 * marked for it; what it leaves in {@link #token()} is the token that the next request has to carry.
 */
public final class SimulatorStates implements AutoCloseable {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    private static final RegisteredApplication APPLICATION = RegisteredApplication.of(
            Contract.CLIENT_ID, Contract.REDIRECT, TestPki.shared().tpp(), Contract.KEY_ID);

    private final Stet stet;
    private final BankSimulator bank;
    private final SimulatedParty party;
    private final LocalDate today;
    private String token = "";
    private TokenListener listener = value -> {};

    SimulatorStates(Stet stet) {
        this.stet = stet;
        ManualClock clock = ManualClock.at("2026-11-16T09:30:00Z");
        this.today = clock.instant().atZone(PARIS).toLocalDate();
        this.bank = BankSimulator.builder()
                .bank(SimulatedBank.CMB)
                .pki(TestPki.shared())
                .clock(clock)
                .pageSize(SimulatedData.PAGE_SIZE)
                .data(SimulatedData.of(today))
                .application(APPLICATION)
                .start();
        this.party = new SimulatedParty(stet, bank);
    }

    /** Is told of each token that the next request has to carry. */
    @FunctionalInterface
    interface TokenListener {
        void tell(String token) throws IOException;
    }

    void tellingTokensTo(TokenListener other) {
        listener = other;
    }

    private void use(String value) {
        token = value;
        try {
            listener.tell(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BankSimulator bank() {
        return bank;
    }

    /** The token that the next request carries. */
    String token() {
        return token;
    }

    /** As before any state. */
    void reset() {
        bank.faults().clear();
        bank.quirks().reset();
        bank.register(APPLICATION);
        use("no-token");
    }

    @Override
    public void close() {
        bank.close();
    }

    // Tokens

    @State(States.CODE)
    public Map<String, Object> code(Map<String, Object> parameters) {
        return Map.of("code", party.code(scope(parameters), SimulatedData.FEW_BOOKED));
    }

    @State(States.USED_CODE)
    public Map<String, Object> usedCode(Map<String, Object> parameters) {
        String code = party.code(scope(parameters), SimulatedData.FEW_BOOKED);
        party.exchange(code);
        return Map.of("code", code);
    }

    @State(States.PAYMENT_CODE)
    public Map<String, Object> paymentCode(Map<String, Object> parameters) {
        return Map.of("code", approved(new Orders(stet).now()).code());
    }

    @State(States.REFRESH_TOKEN)
    public Map<String, Object> refreshToken(Map<String, Object> parameters) {
        return Map.of("refreshToken", refreshToken(party.consent(scope(parameters), SimulatedData.FEW_BOOKED)));
    }

    @State(States.REFRESH_KEEPS_TOKEN)
    public void refreshKeepsToken() {
        bank.quirks().enable(Quirk.REFRESH_KEEPS_TOKEN);
    }

    @State(States.USED_REFRESH_TOKEN)
    public Map<String, Object> usedRefreshToken(Map<String, Object> parameters) {
        String refreshToken = refreshToken(party.consent(scope(parameters), SimulatedData.FEW_BOOKED));
        party.refresh(refreshToken);
        return Map.of("refreshToken", refreshToken);
    }

    @State(States.WITHDRAWN)
    public Map<String, Object> withdrawn(Map<String, Object> parameters) {
        TokenGrant grant = party.consent(scope(parameters), SimulatedData.FEW_BOOKED);
        use(grant.accessToken().value());
        bank.withdrawConsent(SimulatedData.FEW_BOOKED);
        return values(SimulatedData.FEW_BOOKED, Map.of("refreshToken", refreshToken(grant)));
    }

    @State(States.CONSENT_TOKEN)
    public Map<String, Object> consentToken(Map<String, Object> parameters) {
        TokenGrant grant = party.consent(scope(parameters), SimulatedData.FEW_BOOKED);
        return Map.of("accessToken", grant.accessToken().value());
    }

    @State(States.APPLICATION_TOKEN)
    public Map<String, Object> applicationToken() {
        return Map.of("accessToken", party.ownToken());
    }

    @State(States.MAY_NOT_PAY)
    public void mayNotPay() {
        bank.register(APPLICATION.withRoles(Set.of(PspRole.PSP_AI)));
    }

    @State(States.OTHER_CERTIFICATE)
    public void otherCertificate() {
        bank.register(new RegisteredApplication(
                Contract.CLIENT_ID,
                Set.of(Contract.REDIRECT),
                TestPki.shared().tpp().qsealc().sha256(),
                APPLICATION.qsealc(),
                Contract.KEY_ID,
                APPLICATION.roles()));
    }

    /** The customer is played by the program: what the bank decides is what a GET of the page is answered with. */
    @State(States.WILL_APPROVE)
    public void willApprove(Map<String, Object> parameters) {
        answerPage(bank.approveAll(party.page(scope(parameters)), SimulatedData.FEW_BOOKED)
                .toString());
    }

    @State(States.WILL_REFUSE)
    public void willRefuse(Map<String, Object> parameters) {
        answerPage(bank.refuse(party.page(scope(parameters))).toString());
    }

    private void answerPage(String location) {
        bank.faults().next(RequestMatcher.path("/authorize"), Fault.answer(302).header("Location", location));
    }

    // Accounts

    @State(States.CASH_ACCOUNT)
    public Map<String, Object> cashAccount(Map<String, Object> parameters) {
        String customer = parameters.containsKey("transactions")
                ? Map.of("BOOK", "booked", "PDNG", "pending", "none", "none").get(parameters.get("transactions")) + "-"
                        + parameters.get("pages")
                : SimulatedData.FEW_BOOKED;
        use(party.consent(scope(parameters), customer).accessToken().value());
        return values(customer, Map.of());
    }

    @State(States.CARD_ACCOUNT)
    public void cardAccount(Map<String, Object> parameters) {
        use(party.consent(scope(parameters), SimulatedData.CARD).accessToken().value());
    }

    @State(States.NO_ACCOUNT)
    public void noAccount(Map<String, Object> parameters) {
        use(party.consent(scope(parameters), SimulatedData.NO_ACCOUNT)
                .accessToken()
                .value());
    }

    @State(States.EMPTY_IS_204)
    public void emptyIs204() {
        bank.quirks().enable(Quirk.NO_DATA_IS_204);
    }

    /** No customer of the simulator has the account that the parameter names. */
    @State(States.NOT_SHARED)
    public void notShared(Map<String, Object> parameters) {
        use(party.consent(scope(parameters), SimulatedData.FEW_BOOKED)
                .accessToken()
                .value());
    }

    @State(States.DEAD_TOKEN)
    public void deadToken() {
        use(party.consent("aisp", SimulatedData.FEW_BOOKED).accessToken().value());
        party.revoke(token);
    }

    @State(States.OTHER_PURPOSE)
    public void otherPurpose(Map<String, Object> parameters) {
        use(party.consent(scope(parameters), SimulatedData.FEW_BOOKED)
                .accessToken()
                .value());
    }

    @State(States.ERROR)
    public void error(Map<String, Object> parameters) {
        int status = ((Number) parameters.get("status")).intValue();
        Fault answer = Fault.answer(status)
                .body(ErrorInteractions.stetError(status).json().orElseThrow());
        bank.faults().next(RequestMatcher.any(), status == 429 ? answer.header("Retry-After", "7") : answer);
    }

    // Payments

    @State(States.MAY_PAY)
    public Map<String, Object> mayPay() {
        use(party.ownToken());
        return values(SimulatedData.FEW_BOOKED, Map.of());
    }

    @State(States.LOCATION_ONLY)
    public void locationOnly() {
        bank.quirks().enable(Quirk.APPROVAL_LINK_WITHOUT_PRID);
    }

    @State(States.NO_APPROVAL_OF_CANCELLATION)
    public void noApprovalOfCancellation() {
        bank.quirks().enable(Quirk.CANCELLATION_IMMEDIATE);
    }

    @State(States.UNKNOWN_PAYMENT)
    public void unknownPayment(Map<String, Object> parameters) {
        use(party.ownToken());
    }

    @State(States.PAYMENT)
    public Map<String, Object> payment(Map<String, Object> parameters) {
        String id = paymentWith((String) parameters.get("status"), parameters);
        use(party.ownToken());
        return paymentValues(id);
    }

    @State(States.PAYMENT_TOKEN)
    public Map<String, Object> paymentToken(Map<String, Object> parameters) {
        Approved approved = approved(new Orders(stet).onDay(today.plusDays(29)));
        use(party.exchange(approved.code()).accessToken().value());
        if (parameters.get("status").equals("CANC")) {
            cancelAtOnce(approved.id());
        }
        return paymentValues(approved.id());
    }

    private String paymentWith(String status, Map<String, Object> parameters) {
        Object reason = parameters.getOrDefault("reason", "");
        Order order = order(status, reason, (String) parameters.get("execution"));
        if (status.equals("ACTC")) {
            return party.initiate(order.setup()).resourceId();
        }
        if (reason.equals("CUST")) {
            PaymentStart start = party.initiate(order.setup());
            bank.refusePayment(SimulatedParty.approvalPage(start));
            return start.resourceId();
        }
        Approved approved = approved(order);
        if (stet.is142() && !status.equals("ACCP")) {
            party.confirm(
                    approved.id(), party.exchange(approved.code()).accessToken().value());
        }
        if (reason.equals("DS02")) {
            cancelAtOnce(approved.id());
        }
        return approved.id();
    }

    private Order order(String status, Object reason, String execution) {
        Orders orders = new Orders(stet);
        LocalDate later = today.plusDays(29);
        if (reason.equals("AC01")) {
            return orders.to(PaymentTriggers.WRONG_CREDITOR);
        }
        if (status.equals("PART")) {
            return orders.toSeveral(PaymentTriggers.WRONG_CREDITOR, Orders.BAKER);
        }
        return switch (execution) {
            case "on a day" -> orders.onDay(later);
            case "standing order" -> orders.standing(later);
            default -> orders.now();
        };
    }

    private record Approved(String id, String code) {}

    /** In 1.4.1 no code comes back. */
    private Approved approved(Order order) {
        PaymentStart start = party.initiate(order.setup());
        Callback callback =
                Callback.parse(bank.approvePayment(SimulatedParty.approvalPage(start), SimulatedData.FEW_BOOKED));
        return new Approved(start.resourceId(), callback.code().orElse(""));
    }

    private void cancelAtOnce(String id) {
        bank.quirks().enable(Quirk.CANCELLATION_IMMEDIATE);
        party.cancel(id);
        bank.quirks().disable(Quirk.CANCELLATION_IMMEDIATE);
    }

    private Map<String, Object> paymentValues(String id) {
        return values(
                SimulatedData.FEW_BOOKED, Map.of("paymentRequestResourceId", id, "transferResourceId", id + "-1"));
    }

    /** What places of requests may be marked for. */
    private Map<String, Object> values(String customer, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>();
        bank.customer(customer).accounts().forEach(account -> {
            values.put("accountResourceId", account.resourceId());
            values.put("iban", account.identification());
        });
        values.put("dateFrom", LOCAL.format(today.minusDays(30).atStartOfDay()));
        values.put("dateTo", LOCAL.format(today.plusDays(1).atStartOfDay()));
        values.put("tooEarly", LOCAL.format(today.minusDays(200).atStartOfDay()));
        values.put("today", day(today));
        values.put("executionDate", day(today.plusDays(29)));
        values.put("endDate", day(today.plusDays(200)));
        values.put("debtorBic", SimulatedBank.CMB.bic());
        values.putAll(more);
        return values;
    }

    private static String day(LocalDate day) {
        return OFFSET.format(day.atStartOfDay(PARIS));
    }

    private static String scope(Map<String, Object> parameters) {
        return (String) parameters.get("scope");
    }

    private static String refreshToken(TokenGrant grant) {
        return grant.refreshToken().orElseThrow().value();
    }
}
