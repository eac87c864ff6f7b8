package org.tppkit.core.fuzz;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.tppkit.core.internal.consent.CallbackCheck;
import org.tppkit.core.internal.token.PendingRecord;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Callback;

/** What a browser brings back: reading never fails, and the check knows one way to fail. */
public final class CallbackFuzz {
    private static final String STATE = "StAtE-_0123456789abcdefghijklmno";
    private static final String ID = PendingRecord.idOf(STATE);
    private static final URI REDIRECT = URI.create("https://tpp.example/callback");
    private static final BankEndpoints BANK =
            BankEndpoints.of(URI.create("https://api.bank.example"), URI.create("https://bank.example"));

    private CallbackFuzz() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        Callback callback = Callback.parse(new String(input, StandardCharsets.UTF_8));
        boolean passed = passes(callback);
        Fuzz.require(callback.toString().length() < 1_000, "the text is long");
        Fuzz.require(!passed || callback.state().filter(STATE::equals).isPresent(), "another state passed");
        Fuzz.require(!passed || callback.duplicates().isEmpty(), "a parameter given twice passed");
        Fuzz.require(!passed || callback.code().isEmpty() || callback.error().isEmpty(), "code and error passed");
        Fuzz.require(!callback.isMalformed() || !passed, "a malformed callback passed");
    }

    private static boolean passes(Callback callback) {
        try {
            CallbackCheck.require(callback, ID, REDIRECT, BANK);
            return true;
        } catch (CallbackException refused) {
            return false;
        }
    }
}
