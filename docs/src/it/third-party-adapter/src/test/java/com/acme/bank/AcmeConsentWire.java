package com.acme.bank;

import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.ConsentStatus;
import org.tppkit.testkit.contract.bank.ConsentWire;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/**
 * Consents: resources of the bank.
 *
 * @param oauth whether customers approve at an OAuth server
 */
record AcmeConsentWire(boolean oauth) implements ConsentWire {

    @Override
    public Set<ConsentScope> scopes() {
        return EnumSet.of(ConsentScope.ACCOUNT_INFORMATION, ConsentScope.FUNDS_CONFIRMATION);
    }

    @Override
    public Optional<WireExchange> begin(ConsentScope scope, String reference, URI approval) {
        String path = scope == ConsentScope.FUNDS_CONFIRMATION ? "/v2/consents/confirmation-of-funds" : "/v1/consents";
        return Optional.of(new WireExchange(
                "POST",
                path,
                ScriptedAnswer.json(
                        201,
                        "{\"consentStatus\":\"received\",\"consentId\":\"" + reference + "\""
                                + AcmeAnswers.links(
                                        oauth ? "scaOAuth" : "scaRedirect", Optional.of(approval.toString()))
                                + "}")));
    }

    @Override
    public String engineReference(ConsentScope scope, String reference) {
        return scope == ConsentScope.FUNDS_CONFIRMATION ? "funds:" + reference : reference;
    }

    @Override
    public Optional<WireExchange> status(String reference, ConsentStatus status) {
        String word = switch (status) {
            case PENDING -> "received";
            case VALID -> "valid";
            case REFUSED -> "rejected";
            case ENDED -> "revokedByPsu";
        };
        return Optional.of(
                WireExchange.get("/v1/consents/" + reference + "/status", "{\"consentStatus\":\"" + word + "\"}"));
    }

    @Override
    public Optional<WireExchange> deletion(String reference) {
        return Optional.of(new WireExchange("DELETE", "/v1/consents/" + reference, ScriptedAnswer.of(204)));
    }

    @Override
    public boolean bringsCode() {
        return oauth;
    }

    @Override
    public Optional<String> refused(String state) {
        return Optional.of((oauth ? "error=access_denied" : "refused=true") + "&state=" + state);
    }
}
