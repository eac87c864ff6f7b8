package org.tppkit.adapter.arkea.pact;

import au.com.dius.pact.provider.junitsupport.State;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;
import org.tppkit.testkit.simulator.control.ControlServer;

/**
 * Brings the simulator into the states of the contract, as a verifier in any language does: by its control API alone. What a
 * state returns goes to the places of the requests that are marked for it; what it leaves in {@link #token()} is the token
 * that the next request has to carry.
 */
public final class SimulatorStates implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BankSimulator bank;
    private final ControlServer control;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String token = "";
    private TokenListener listener = value -> {};

    SimulatorStates(Stet stet) {
        this.bank = BankSimulator.builder()
                .bank(SimulatedBank.CMB)
                .pki(TestPki.shared())
                .clock(ManualClock.at("2026-11-16T09:30:00Z"))
                .pageSize(5)
                .application(RegisteredApplication.of(
                        "simulator-cmb",
                        URI.create("https://other.example/callback"),
                        TestPki.shared().tpp(),
                        Contract.KEY_ID))
                .start();
        this.control = ControlServer.over(List.of(bank)).start();
        this.address = URI.create(
                control.uri() + "/banks/cmb/states?version=" + stet.version().value() + "&token=" + control.token());
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

    /** Before the states of an interaction; that they begin anew is for the simulator to see. */
    void reset() {
        use("no-token");
    }

    @Override
    public void close() {
        control.close();
        bank.close();
    }

    private Map<String, Object> setUp(String state, Map<String, Object> parameters) {
        HttpResponse<String> answer = send(Map.of("action", "setup", "state", state, "params", parameters));
        if (answer.statusCode() != 200) {
            throw new AssertionError(state + ": " + answer.body());
        }
        try {
            Map<String, Object> values = new HashMap<>(MAPPER.readValue(answer.body(), new TypeReference<>() {}));
            Object carried = values.remove("token");
            if (carried != null) {
                use(String.valueOf(carried));
            }
            return values;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the endpoint says to such a change of state. */
    HttpResponse<String> send(Map<String, Object> change) {
        try {
            return http.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(change)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    // One method for each state, since Pact's JUnit support does not tell a method which of several states is meant.

    @State(States.CODE)
    public Map<String, Object> freshCode(Map<String, Object> parameters) {
        return setUp(States.CODE, parameters);
    }

    @State(States.PAYMENT_CODE)
    public Map<String, Object> paymentCode(Map<String, Object> parameters) {
        return setUp(States.PAYMENT_CODE, parameters);
    }

    @State(States.USED_CODE)
    public Map<String, Object> usedCode(Map<String, Object> parameters) {
        return setUp(States.USED_CODE, parameters);
    }

    @State(States.REFRESH_TOKEN)
    public Map<String, Object> refreshToken(Map<String, Object> parameters) {
        return setUp(States.REFRESH_TOKEN, parameters);
    }

    @State(States.USED_REFRESH_TOKEN)
    public Map<String, Object> usedRefreshToken(Map<String, Object> parameters) {
        return setUp(States.USED_REFRESH_TOKEN, parameters);
    }

    @State(States.REFRESH_KEEPS_TOKEN)
    public Map<String, Object> refreshKeepsToken(Map<String, Object> parameters) {
        return setUp(States.REFRESH_KEEPS_TOKEN, parameters);
    }

    @State(States.WITHDRAWN)
    public Map<String, Object> withdrawn(Map<String, Object> parameters) {
        return setUp(States.WITHDRAWN, parameters);
    }

    @State(States.MAY_PAY)
    public Map<String, Object> mayPay(Map<String, Object> parameters) {
        return setUp(States.MAY_PAY, parameters);
    }

    @State(States.MAY_NOT_PAY)
    public Map<String, Object> mayNotPay(Map<String, Object> parameters) {
        return setUp(States.MAY_NOT_PAY, parameters);
    }

    @State(States.OTHER_CERTIFICATE)
    public Map<String, Object> otherCertificate(Map<String, Object> parameters) {
        return setUp(States.OTHER_CERTIFICATE, parameters);
    }

    @State(States.CONSENT_TOKEN)
    public Map<String, Object> consentToken(Map<String, Object> parameters) {
        return setUp(States.CONSENT_TOKEN, parameters);
    }

    @State(States.APPLICATION_TOKEN)
    public Map<String, Object> applicationToken(Map<String, Object> parameters) {
        return setUp(States.APPLICATION_TOKEN, parameters);
    }

    @State(States.WILL_APPROVE)
    public Map<String, Object> willApprove(Map<String, Object> parameters) {
        return setUp(States.WILL_APPROVE, parameters);
    }

    @State(States.WILL_REFUSE)
    public Map<String, Object> willRefuse(Map<String, Object> parameters) {
        return setUp(States.WILL_REFUSE, parameters);
    }

    @State(States.CASH_ACCOUNT)
    public Map<String, Object> cashAccount(Map<String, Object> parameters) {
        return setUp(States.CASH_ACCOUNT, parameters);
    }

    @State(States.CARD_ACCOUNT)
    public Map<String, Object> cardAccount(Map<String, Object> parameters) {
        return setUp(States.CARD_ACCOUNT, parameters);
    }

    @State(States.NO_ACCOUNT)
    public Map<String, Object> noAccount(Map<String, Object> parameters) {
        return setUp(States.NO_ACCOUNT, parameters);
    }

    @State(States.EMPTY_IS_204)
    public Map<String, Object> emptyIs204(Map<String, Object> parameters) {
        return setUp(States.EMPTY_IS_204, parameters);
    }

    @State(States.NOT_SHARED)
    public Map<String, Object> notShared(Map<String, Object> parameters) {
        return setUp(States.NOT_SHARED, parameters);
    }

    @State(States.DEAD_TOKEN)
    public Map<String, Object> deadToken(Map<String, Object> parameters) {
        return setUp(States.DEAD_TOKEN, parameters);
    }

    @State(States.OTHER_PURPOSE)
    public Map<String, Object> otherPurpose(Map<String, Object> parameters) {
        return setUp(States.OTHER_PURPOSE, parameters);
    }

    @State(States.ERROR)
    public Map<String, Object> nextCallFails(Map<String, Object> parameters) {
        return setUp(States.ERROR, parameters);
    }

    @State(States.PAYMENT)
    public Map<String, Object> payment(Map<String, Object> parameters) {
        return setUp(States.PAYMENT, parameters);
    }

    @State(States.PAYMENT_TOKEN)
    public Map<String, Object> paymentToken(Map<String, Object> parameters) {
        return setUp(States.PAYMENT_TOKEN, parameters);
    }

    @State(States.UNKNOWN_PAYMENT)
    public Map<String, Object> unknownPayment(Map<String, Object> parameters) {
        return setUp(States.UNKNOWN_PAYMENT, parameters);
    }

    @State(States.LOCATION_ONLY)
    public Map<String, Object> locationOnly(Map<String, Object> parameters) {
        return setUp(States.LOCATION_ONLY, parameters);
    }

    @State(States.NO_APPROVAL_OF_CANCELLATION)
    public Map<String, Object> noApprovalOfCancellation(Map<String, Object> parameters) {
        return setUp(States.NO_APPROVAL_OF_CANCELLATION, parameters);
    }
}
