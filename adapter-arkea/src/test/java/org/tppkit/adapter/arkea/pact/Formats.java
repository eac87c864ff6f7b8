package org.tppkit.adapter.arkea.pact;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What every field of a body must look like, by its name: no contract is made over the values of a sample. Formats are
 * written in the part of regular expressions that all Pact implementations share.
 */
final class Formats {
    static final String UUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    static final String DIGEST = "SHA-256=[A-Za-z0-9+/]{43}=";
    static final String BEARER = "Bearer [A-Za-z0-9._~+/-]+=*";
    static final String JSON = "application/(hal\\+)?json( ?;.*)?";
    static final String TOKEN = "[A-Za-z0-9._~+/-]+=*";
    static final String AMOUNT = "-?[0-9]{1,13}(\\.[0-9]{1,5})?";

    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String TIME = "T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?";
    private static final String OFFSET = "(Z|[+-][0-9]{2}:?[0-9]{2})";
    private static final String DATE = DAY + "(" + TIME + OFFSET + "?)?";
    private static final String IDENTIFIER = "[a-zA-Z0-9 /?:().,'-]{1,35}";
    private static final String RESOURCE_ID = "[a-zA-Z0-9_ /?:().,'~%-]{1,100}";
    private static final String CODE = "[A-Z0-9]{4}";
    private static final String ADDRESS = "https://.+";

    /** Texts of which nothing but their being texts can be said. */
    private static final Set<String> TEXTS = Set.of(
            "name",
            "details",
            "psuStatus",
            "linkedAccount",
            "identification",
            "schemeName",
            "issuer",
            "remittanceInformation",
            "unstructured",
            "reference",
            "connectedPsu",
            "addressLine",
            "streetName",
            "buildingNumber",
            "postCode",
            "townName",
            "payee",
            "message",
            "error",
            "error_description");

    private static final Map<String, String> BY_NAME = byName();

    private Formats() {}

    static boolean isText(String field) {
        return TEXTS.contains(field);
    }

    /** The format of a text field. */
    static String of(String field, String example) {
        if (field.equals("href")) {
            return href(example);
        }
        String format = BY_NAME.get(field);
        if (format == null) {
            throw new IllegalArgumentException("the field " + field + " has no format yet: give it one in Formats");
        }
        return format;
    }

    /** Links are absolute, or paths from the root; those between pages name the page, those to approvals may name the payment. */
    private static String href(String example) {
        if (example.contains("PRid=")) {
            return "https://[^?]+\\?(.*&)?PRid=[^&]+(&.*)?";
        }
        if (example.startsWith("https://")) {
            return ADDRESS;
        }
        return "(https://[^/]+)?/psd2/v1/.+" + (example.contains("page=") ? "[?&]page=[0-9]+(&.*)?" : "");
    }

    private static Map<String, String> byName() {
        Map<String, String> formats = new HashMap<>();
        formats.put("resourceId", RESOURCE_ID);
        formats.put("bicFi", "[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?");
        formats.put("iban", "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
        formats.put("currency", "[A-Z]{3}");
        formats.put("country", "[A-Z]{2}");
        formats.put("amount", AMOUNT);
        formats.put("usage", "PRIV|ORGA");
        formats.put("cashAccountType", "CACC|CARD");
        formats.put("balanceType", CODE);
        formats.put("creditDebitIndicator", "CRDT|DBIT");
        formats.put("status", "[A-Z]{4}|[0-9]{3}");
        for (String date : new String[] {
            "referenceDate", "bookingDate", "valueDate", "transactionDate", "requestedExecutionDate", "endDate"
        }) {
            formats.put(date, DATE);
        }
        formats.put("creationDateTime", DAY + TIME + OFFSET);
        formats.put("timestamp", DAY + TIME + OFFSET);
        formats.put("path", "/.*");
        formats.put("access_token", TOKEN);
        formats.put("refresh_token", TOKEN);
        formats.put("token_type", "[Bb]earer");
        formats.put("error_code", "[A-Z]+");
        formats.put("paymentInformationId", IDENTIFIER);
        formats.put("paymentCoverageRequestId", IDENTIFIER);
        formats.put("instructionId", IDENTIFIER);
        formats.put("endToEndId", IDENTIFIER);
        formats.put("paymentInformationStatus", CODE);
        formats.put("transactionStatus", CODE);
        formats.put("statusReasonInformation", CODE);
        formats.put("serviceLevel", "SEPA");
        formats.put("localInstrument", "INST");
        formats.put("categoryPurpose", CODE);
        formats.put("purpose", CODE);
        formats.put("chargeBearer", "SLEV");
        formats.put("code", CODE);
        formats.put("executionRule", "FWNG|PREC");
        formats.put("frequency", "DAIL|WEEK|TOWK|MNTH|TOMN|QUTR|SEMI|YEAR");
        formats.put("acceptedAuthenticationApproach", "REDIRECT");
        formats.put("appliedAuthenticationApproach", "REDIRECT");
        formats.put("successfulReportUrl", ADDRESS);
        formats.put("unsuccessfulReportUrl", ADDRESS);
        return Map.copyOf(formats);
    }
}
