package org.tppkit.adapter.arkea.internal.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.PostalAddress;
import org.tppkit.ports.model.account.Beneficiary;

/** Reads STET's {@code Beneficiary}. */
final class BeneficiaryReader {

    private BeneficiaryReader() {}

    /** The beneficiary here; null for a null. */
    static @Nullable Beneficiary read(JsonBody json) {
        if (!json.enterObject()) {
            return null;
        }
        Beneficiary.Builder beneficiary = Beneficiary.builder().name("");
        while (json.nextField()) {
            switch (json.field()) {
                case "id" -> beneficiary.id(Optional.ofNullable(json.filledText()));
                case "isTrusted" -> beneficiary.trusted(Optional.ofNullable(json.flag()));
                case "creditor" -> readCreditor(json, beneficiary);
                case "creditorAgent" -> readAgent(json, beneficiary);
                case "creditorAccount" -> {
                    AccountReference account = AccountReference.read(json);
                    beneficiary.iban(account.iban()).otherIdentification(account.other());
                }
                default -> json.skip();
            }
        }
        return beneficiary.build();
    }

    private static void readCreditor(JsonBody json, Beneficiary.Builder beneficiary) {
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "name" ->
                        beneficiary.name(Optional.ofNullable(json.text()).orElse(""));
                    case "postalAddress" -> beneficiary.address(Optional.ofNullable(readAddress(json)));
                    default -> json.skip();
                }
            }
        }
    }

    private static void readAgent(JsonBody json, Beneficiary.Builder beneficiary) {
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "bicFi" -> beneficiary.bic(Codes.bic(json.text()));
                    default -> json.skip();
                }
            }
        }
    }

    private static @Nullable PostalAddress readAddress(JsonBody json) {
        if (!json.enterObject()) {
            return null;
        }
        PostalAddress.Builder address = PostalAddress.builder();
        while (json.nextField()) {
            switch (json.field()) {
                case "country" -> address.country(Optional.ofNullable(json.filledText()));
                case "townName" -> address.townName(Optional.ofNullable(json.filledText()));
                case "postCode" -> address.postCode(Optional.ofNullable(json.filledText()));
                case "streetName" -> address.streetName(Optional.ofNullable(json.filledText()));
                case "buildingNumber" -> address.buildingNumber(Optional.ofNullable(json.filledText()));
                case "addressLine" -> json.eachText(address::addLines);
                default -> json.skip();
            }
        }
        return address.build();
    }
}
