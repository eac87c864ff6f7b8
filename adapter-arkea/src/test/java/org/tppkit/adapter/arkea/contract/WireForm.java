package org.tppkit.adapter.arkea.contract;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;

/**
 * What the two versions write differently (STET section 9.1 of the differences from 1.4.0 to 1.4.2, recorded answers in
 * 1.4.2).
 */
enum WireForm {
    /** Amounts are texts, days are dates, what the receiver is told is a list. */
    STET_1_4_1 {
        @Override
        String amount(Money money) {
            return amountType(money, '"' + money.amount().toPlainString() + '"');
        }

        @Override
        String day(LocalDate day) {
            return '"' + day.toString() + '"';
        }

        @Override
        String remittance(List<String> lines) {
            return list(lines);
        }

        @Override
        String account(Iban iban, String currency) {
            return """
                    "accountId":{"iban":"%s"},"currency":"%s\"""".formatted(iban.value(), currency);
        }

        @Override
        String noBookingDate() {
            return "\"bookingDate\":\"\",";
        }

        @Override
        String writtenAmount(JsonValues body, String place) {
            return body.text(place);
        }
    },

    /** Amounts are numbers, days are local times, what the receiver is told is an object. */
    STET_1_4_2 {
        @Override
        String amount(Money money) {
            return amountType(money, money.amount().toPlainString());
        }

        @Override
        String day(LocalDate day) {
            return '"' + day.toString() + "T00:00:00\"";
        }

        @Override
        String remittance(List<String> lines) {
            return "{\"unstructured\":" + list(lines) + "}";
        }

        @Override
        String account(Iban iban, String currency) {
            return """
                    "accountId":{"iban":"%s","currency":"%s"}""".formatted(iban.value(), currency);
        }

        @Override
        String noBookingDate() {
            return "";
        }

        @Override
        String writtenAmount(JsonValues body, String place) {
            return body.number(place);
        }
    };

    static WireForm of(ApiVersion version) {
        return switch (version.toString()) {
            case "1.4.1" -> STET_1_4_1;
            case "1.4.2" -> STET_1_4_2;
            default -> throw new IllegalArgumentException("the banks do not speak version " + version);
        };
    }

    /** An {@code AmountType}. */
    abstract String amount(Money money);

    /** A day within an answer. */
    abstract String day(LocalDate day);

    /** The field with the day of an entry that is not booked: these banks send an empty one, or none. */
    abstract String noBookingDate();

    /** What the receiver is told. */
    abstract String remittance(List<String> lines);

    /** The fields that identify an account in the list of accounts. */
    abstract String account(Iban iban, String currency);

    /** The amount in a request, if it has the version's JSON type. */
    abstract String writtenAmount(JsonValues body, String place);

    private static String amountType(Money money, String amount) {
        return """
                {"currency":"%s","amount":%s}""".formatted(money.currency().getCurrencyCode(), amount);
    }

    private static String list(List<String> lines) {
        return lines.stream().map(WireForm::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    /** A text in JSON. */
    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** A HAL link. */
    static String link(String href) {
        return "{\"href\":" + quoted(href) + "}";
    }
}
