package org.tppkit.app.pay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Iban;

/** Tells whether two orders are the same, without holding what they say. */
final class Fingerprint {
    private Fingerprint() {}

    /** The same for orders of the same transfers from the same account at the same time of execution. */
    static String of(BankId bank, Order order) {
        String transfers =
                order.transfers().stream().map(Fingerprint::line).sorted().collect(Collectors.joining("\n"));
        String all = String.join(
                "\n",
                bank.toString(),
                order.scheme().name(),
                order.execution().toString(),
                order.from().map(Iban::value).orElse(""),
                transfers);
        return hash(all);
    }

    private static String line(Order.Transfer transfer) {
        return String.join(
                "\t",
                transfer.iban().value(),
                transfer.amount().toString(),
                transfer.creditor().name(),
                transfer.reference().text());
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java machine has SHA-256", e);
        }
    }
}
