package org.tppkit.testkit.contract.acorn;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.ConsentSetup;
import org.tppkit.ports.model.consent.ConsentStart;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.bank.ConsentGateway;

/** Sends customers to the bank's page. */
final class AcornConsents implements ConsentGateway {
    private final AcornWire wire;

    AcornConsents(AcornWire wire) {
        this.wire = wire;
    }

    @Override
    public ConsentStart begin(ConsentSetup setup, BankCall call) {
        if (setup.scope() == ConsentScope.ACCOUNT_INFORMATION_EXTENDED_HISTORY) {
            wire.require(Capability.EXTENDED_HISTORY);
        }
        if (setup.scope() == ConsentScope.FUNDS_CONFIRMATION) {
            wire.require(Capability.FUNDS_CONFIRMATION);
        }
        if (wire.slips(Slip.CALLS_WHEN_IT_BEGINS)) {
            wire.ask(wire.request("GET", "/v1/accounts"), call, answer -> null, answer -> true);
        }
        String origin = wire.context.endpoints().authorization().orElseThrow().toString();
        String state = wire.slips(Slip.DROPS_THE_STATE)
                ? ""
                : "&state=" + URLEncoder.encode(setup.state(), StandardCharsets.UTF_8);
        return ConsentStart.of(new NextStep.RedirectPsu(
                URI.create((wire.slips(Slip.SENDS_CUSTOMERS_OVER_HTTP) ? origin.replace("https:", "http:") : origin)
                        + "/login?client_id=" + wire.context.application().clientId() + "&redirect_uri="
                        + URLEncoder.encode(setup.redirectUri().toString(), StandardCharsets.UTF_8) + state)));
    }

    @Override
    public CallbackMeaning interpret(Callback callback) {
        if (wire.slips(Slip.INTERPRET_THROWS)) {
            return new CallbackMeaning.Authorized(
                    new AuthorizationCode(callback.code().orElseThrow()));
        }
        // Only what the bank really sends leads there.
        if (wire.slips(Slip.INTERPRET_CALLS_SOMEBODY) && callback.state().isPresent()) {
            Sockets.connect();
        }
        boolean both = callback.code().isPresent() == callback.error().isPresent();
        if (both) {
            return new CallbackMeaning.Unintelligible();
        }
        if (callback.error().isPresent()) {
            boolean refused = callback.error().get().equals("access_denied")
                    || wire.slips(Slip.INTERPRET_TAKES_ANY_ERROR_FOR_A_REFUSAL);
            return refused && !wire.slips(Slip.INTERPRET_MISSES_REFUSALS)
                    ? new CallbackMeaning.Refused()
                    : new CallbackMeaning.Failed("bank_error");
        }
        try {
            return new CallbackMeaning.Authorized(
                    new AuthorizationCode(callback.code().orElseThrow()));
        } catch (IllegalArgumentException e) {
            return new CallbackMeaning.Unintelligible();
        }
    }
}
