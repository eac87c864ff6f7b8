package org.tppkit.adapter.arkea.internal.wire;

import java.util.Optional;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.PostalAddress;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;

/** Writes STET's {@code PartyIdentification}, {@code Beneficiary} and {@code AccountIdentification}. Nothing is sent that is not given. */
final class PartyWriter {

    private PartyWriter() {}

    static void party(JsonWriter json, String name, Optional<Party> party) {
        party.ifPresent(given -> json.object(name, fields -> party(fields, given)));
    }

    static void account(JsonWriter json, String name, Optional<Iban> account) {
        account.ifPresent(iban -> json.object(name, fields -> fields.text("iban", iban.value())));
    }

    /** Who is paid by a transfer, with account and bank. */
    static void beneficiary(JsonWriter json, CreditTransfer transfer) {
        json.object("beneficiary", fields -> {
            transfer.creditorBank()
                    .ifPresent(bic -> fields.object("creditorAgent", agent -> agent.text("bicFi", bic.value())));
            party(fields, "creditor", Optional.of(transfer.creditor()));
            account(fields, "creditorAccount", Optional.of(transfer.creditorAccount()));
        });
    }

    private static void party(JsonWriter json, Party party) {
        json.text("name", party.name());
        party.address().ifPresent(address -> json.object("postalAddress", fields -> address(fields, address)));
        identification(json, "organisationId", party.organisationId());
        identification(json, "privateId", party.privateId());
    }

    /** The list of lines is mandatory in both versions, and may be empty. */
    private static void address(JsonWriter json, PostalAddress address) {
        json.text("streetName", address.streetName())
                .text("buildingNumber", address.buildingNumber())
                .text("postCode", address.postCode())
                .text("townName", address.townName())
                .text("country", address.country())
                .texts("addressLine", address.lines());
    }

    private static void identification(JsonWriter json, String name, Optional<GenericIdentification> id) {
        id.ifPresent(given -> json.object(
                name,
                fields -> fields.text("identification", given.identification())
                        .text("schemeName", given.schemeName())
                        .text("issuer", given.issuer())));
    }
}
