package org.tppkit.adapter.arkea.internal.wire;

import java.util.Optional;
import org.tppkit.ports.model.account.EndUserIdentity;

/** Reads STET's {@code HalEndUserIdentity}. */
final class IdentityReader {

    private IdentityReader() {}

    /** The identity of the body here; the name must be there. */
    static EndUserIdentity read(JsonBody json) {
        EndUserIdentity.Builder identity = EndUserIdentity.builder();
        String fullName = null;
        json.enterObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "connectedPsu" -> fullName = json.filledText();
                case "connectedPsuNamePrefix" -> identity.namePrefix(Optional.ofNullable(json.filledText()));
                case "connectedPsuFirstName" -> identity.firstName(Optional.ofNullable(json.filledText()));
                case "connectedPsuLastName" -> identity.lastName(Optional.ofNullable(json.filledText()));
                default -> json.skip();
            }
        }
        if (fullName == null) {
            throw json.wrong("connectedPsu", "the customer's name is missing");
        }
        return identity.fullName(fullName).build();
    }
}
