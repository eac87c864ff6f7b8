package org.tppkit.app.pay;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.payment.PaymentStatus;

/** A kept payment as the text of a properties file. No value needs an escape: ids, numbers, codes, base64. */
final class KeptPaymentText {
    private static final String REQUEST = "request";
    private static final String CREATED = "created";
    private static final String BANK = "bank";
    private static final String CONTENT = "content";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final String STAGE = "stage";
    private static final String STATUS = "status";
    private static final String PENDING = "pending";
    private static final String CANCELLATION = "cancellation";

    private KeptPaymentText() {}

    static String write(KeptPayment kept) {
        Map<String, String> fields = new TreeMap<>();
        fields.put(REQUEST, kept.requestId());
        fields.put(CREATED, kept.createdAt().toString());
        fields.put(BANK, kept.bank().toString());
        fields.put(CONTENT, kept.content());
        Optional.ofNullable(kept.total()).ifPresent(total -> {
            fields.put(AMOUNT, total.amount().toPlainString());
            fields.put(CURRENCY, total.currency().getCurrencyCode());
        });
        fields.put(STAGE, kept.stage().name());
        Optional.ofNullable(kept.status()).ifPresent(status -> fields.put(STATUS, status.toString()));
        put(fields, PENDING, kept.pending());
        put(fields, CANCELLATION, kept.cancellation());
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static void put(Map<String, String> fields, String key, @Nullable PendingPayment pending) {
        if (pending != null) {
            fields.put(key, pending.encode());
        }
    }

    /** Empty if it is something else, for instance of a newer version. */
    static Optional<KeptPayment> read(String text) {
        Properties fields = new Properties();
        try {
            fields.load(new StringReader(text));
            return Optional.of(read(fields));
        } catch (IOException | IllegalArgumentException | DateTimeParseException | InvalidRequestException e) {
            return Optional.empty();
        }
    }

    private static KeptPayment read(Properties fields) {
        return new KeptPayment(
                required(fields, REQUEST),
                Instant.parse(required(fields, CREATED)),
                BankId.of(required(fields, BANK)),
                required(fields, CONTENT),
                fields.containsKey(AMOUNT) ? Money.of(required(fields, AMOUNT), required(fields, CURRENCY)) : null,
                KeptPayment.Stage.valueOf(required(fields, STAGE)),
                Optional.ofNullable(fields.getProperty(STATUS))
                        .map(PaymentStatus::new)
                        .orElse(null),
                pending(fields, PENDING),
                pending(fields, CANCELLATION));
    }

    private static String required(Properties fields, String key) {
        return Optional.ofNullable(fields.getProperty(key))
                .orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }

    private static @Nullable PendingPayment pending(Properties fields, String key) {
        return Optional.ofNullable(fields.getProperty(key))
                .map(PendingPayment::decode)
                .orElse(null);
    }
}
