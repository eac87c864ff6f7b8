package com.acme.bank.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.ConsentSetup;
import org.tppkit.ports.model.consent.ConsentStart;
import org.tppkit.ports.model.consent.ConsentStatus;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.bank.ConsentGateway;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/** Consents: a resource at the bank, created before the customer is sent there (NextGenPSD2 section 6.3). */
final class Consents implements ConsentGateway {
    private static final int CALLS_PER_DAY = 4;

    private final Bank bank;

    Consents(Bank bank) {
        this.bank = bank;
    }

    @Override
    public ConsentStart begin(ConsentSetup setup, BankCall call) {
        bank.require(capability(setup.scope()));
        byte[] body = Json.bytes(
                setup.scope() == ConsentScope.FUNDS_CONFIRMATION ? fundsConsent(setup) : accountConsent(setup));
        BankRequest request = bank.requests()
                .of(
                        "POST",
                        ConsentPath.collection(setup.scope()),
                        body,
                        bank.sca().headers(setup.redirectUri(), setup.state()),
                        call);
        try (BankResponse answer = call.send(request)) {
            bank.refusals().require(201, "the consent", answer);
            Fields consent = Fields.of(answer);
            String id = consent.text("consentId");
            Sca.Way way = new Sca.Way(setup.redirectUri(), setup.state(), oauthScope(setup.scope(), id));
            Sca.Start start = bank.sca().start(answer, consent, way);
            return ConsentStart.builder()
                    .nextStep(start.nextStep())
                    .consentReference(ConsentPath.reference(setup.scope(), id))
                    .keep(start.keep())
                    .build();
        }
    }

    private static Capability capability(ConsentScope scope) {
        return switch (scope) {
            case ACCOUNT_INFORMATION -> Capability.ACCOUNTS;
            case ACCOUNT_INFORMATION_EXTENDED_HISTORY -> Capability.EXTENDED_HISTORY;
            case FUNDS_CONFIRMATION -> Capability.FUNDS_CONFIRMATION;
        };
    }

    private static String oauthScope(ConsentScope scope, String id) {
        return (scope == ConsentScope.FUNDS_CONFIRMATION ? "PIIS:" : "AIS:") + id;
    }

    private ObjectNode accountConsent(ConsentSetup setup) {
        ObjectNode access = Json.object();
        if (setup.accounts().isEmpty()) {
            access.put("allPsd2", "allAccounts");
        } else {
            for (String what : new String[] {"accounts", "balances", "transactions"}) {
                access.putArray(what)
                        .addAll(setup.accounts().stream().map(Json::account).toList());
            }
        }
        ObjectNode consent = Json.object();
        consent.set("access", access);
        return consent.put("recurringIndicator", true)
                .put("validUntil", validUntil(setup).toString())
                .put("frequencyPerDay", CALLS_PER_DAY)
                .put("combinedServiceIndicator", false);
    }

    /** The bank wants a day; without a wish it is the last one that the law allows. */
    private LocalDate validUntil(ConsentSetup setup) {
        return setup.validUntil().orElseGet(() -> bank.today().plus(bank.row().scaValidity()));
    }

    private static ObjectNode fundsConsent(ConsentSetup setup) {
        if (setup.accounts().size() != 1) {
            throw new InvalidRequestException("accounts", "the bank wants to know the one account that it is about");
        }
        Iban account = setup.accounts().get(0);
        return Json.object().set("account", Json.account(account));
    }

    @Override
    public CallbackMeaning interpret(Callback callback) {
        return bank.sca().interpret(callback);
    }

    @Override
    public ConsentStatus status(BankCall call) {
        BankRequest request = bank.requests().of("GET", path(call) + "/status", call);
        try (BankResponse answer = call.send(request)) {
            bank.refusals().require(200, "the status of the consent", answer);
            return status(Fields.of(answer).text("consentStatus"));
        }
    }

    private static ConsentStatus status(String word) {
        return switch (word) {
            case "received", "partiallyAuthorised" -> ConsentStatus.PENDING;
            case "valid" -> ConsentStatus.VALID;
            case "rejected" -> ConsentStatus.REFUSED;
            case "revokedByPsu", "expired", "terminatedByTpp" -> ConsentStatus.ENDED;
            default -> throw new UnexpectedAnswerException("consentStatus", "a status of a consent is expected");
        };
    }

    @Override
    public void delete(BankCall call) {
        bank.require(Capability.REVOCATION);
        try (BankResponse answer = call.send(bank.requests().of("DELETE", path(call), call))) {
            bank.refusals().require(204, "the end of the consent", answer);
        }
    }

    private static String path(BankCall call) {
        return call.consentReference()
                .map(ConsentPath::of)
                .orElseThrow(() -> new InvalidRequestException("consent", "there is no consent to ask about"));
    }
}
