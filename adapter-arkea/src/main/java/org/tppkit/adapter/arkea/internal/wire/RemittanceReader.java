package org.tppkit.adapter.arkea.internal.wire;

import org.tppkit.ports.model.account.Transaction;

/**
 * Reads {@code remittanceInformation} in its three forms: an array of lines (STET 1.4.1), an object of unstructured lines
 * and structured references (STET 1.4.2), one text (seen at banks).
 */
final class RemittanceReader {

    private RemittanceReader() {}

    static void read(JsonBody json, Transaction.Builder entry) {
        if (json.isArray()) {
            json.eachText(entry::addRemittanceInformation);
        } else if (json.isText()) {
            String line = json.filledText();
            if (line != null) {
                entry.addRemittanceInformation(line);
            }
        } else {
            readObject(json, entry);
        }
    }

    private static void readObject(JsonBody json, Transaction.Builder entry) {
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "unstructured" -> json.eachText(entry::addRemittanceInformation);
                    case "structured" -> readStructured(json, entry);
                    default -> json.skip();
                }
            }
        }
    }

    private static void readStructured(JsonBody json, Transaction.Builder entry) {
        if (json.enterArray()) {
            while (json.nextElement()) {
                readStructuredElement(json, entry);
            }
        }
    }

    private static void readStructuredElement(JsonBody json, Transaction.Builder entry) {
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "creditorReferenceInformation" -> readReference(json, entry);
                    default -> json.skip();
                }
            }
        }
    }

    private static void readReference(JsonBody json, Transaction.Builder entry) {
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "reference" -> {
                        String reference = json.filledText();
                        if (reference != null) {
                            entry.addStructuredReferences(reference);
                        }
                    }
                    default -> json.skip();
                }
            }
        }
    }
}
