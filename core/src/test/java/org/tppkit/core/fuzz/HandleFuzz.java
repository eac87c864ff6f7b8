package org.tppkit.core.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.payment.PaymentId;

/** Handles that went through a browser: refused, or handles that are written and read again alike. */
public final class HandleFuzz {
    private HandleFuzz() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        check(text, Consent::decode, Consent::encode);
        check(text, PendingConsent::decode, PendingConsent::encode);
        check(text, PendingPayment::decode, PendingPayment::encode);
        check(text, PaymentId::decode, PaymentId::encode);
        check(text, AccountId::new, AccountId::value);
    }

    private static <T> void check(String text, Function<String, T> decode, Function<T, String> encode) {
        T handle;
        try {
            handle = decode.apply(text);
        } catch (InvalidRequestException | IllegalArgumentException refused) {
            String message = String.valueOf(refused.getMessage());
            Fuzz.require(text.length() < 12 || !message.contains(text), "the refusal repeats the handle");
            return;
        }
        Fuzz.require(decode.apply(encode.apply(handle)).equals(handle), "a handle does not come back");
        Fuzz.require(!handle.toString().contains("\n"), "a handle's text has two lines");
    }
}
