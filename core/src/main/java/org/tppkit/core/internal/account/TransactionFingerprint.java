package org.tppkit.core.internal.account;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Base64;
import java.util.regex.Pattern;
import org.tppkit.core.TransactionKey;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.Transaction;

/** The fingerprint of a booked transaction, in the form that {@link TransactionKey} describes. */
final class TransactionFingerprint {
    private static final String FORM = "tppkit-transaction-1";
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private TransactionFingerprint() {}

    /** The fingerprint of an entry that is booked on that day, without prefix and ordinal. */
    static String of(Transaction entry, LocalDate day) {
        byte[] hash = sha256().digest(text(entry, day).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /** No part has a line feed of its own, so that two texts are equal only if all parts are. */
    private static String text(Transaction entry, LocalDate day) {
        StringBuilder text = new StringBuilder();
        line(text, FORM);
        line(text, day.toString());
        line(text, plain(entry.amount().amount()));
        line(text, entry.amount().currency().getCurrencyCode());
        line(text, entry.creditDebit() == CreditDebit.CREDIT ? "CRDT" : "DBIT");
        line(text, words(String.join(" ", entry.remittanceInformation())));
        entry.structuredReferences().forEach(reference -> line(text, words(reference)));
        return text.toString();
    }

    private static void line(StringBuilder text, String part) {
        text.append(part).append('\n');
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static String words(String text) {
        return SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
