package org.tppkit.adapter.arkea.internal.stet;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CallbackMeaning;

/** What a customer's browser brings back from an authorization page (RFC 6749 section 4.1.2). */
public final class AuthorizationCallback {
    /** RFC 6749 section 4.1.2.1: what an error code may hold. */
    private static final Pattern ERROR_CODE = Pattern.compile("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{1,256}");

    private AuthorizationCallback() {}

    /** A code, a refusal, an error, or nothing that makes sense; never fails. */
    public static CallbackMeaning meaning(Callback callback) {
        Optional<String> code = callback.code();
        Optional<String> error = callback.error();
        if (code.isPresent() == error.isPresent()) {
            return new CallbackMeaning.Unintelligible();
        }
        return code.isPresent() ? authorized(code.get()) : failed(error.orElseThrow());
    }

    private static CallbackMeaning authorized(String code) {
        try {
            return new CallbackMeaning.Authorized(new AuthorizationCode(code));
        } catch (IllegalArgumentException notOne) {
            return new CallbackMeaning.Unintelligible();
        }
    }

    private static CallbackMeaning failed(String error) {
        if (error.equals("access_denied")) {
            return new CallbackMeaning.Refused();
        }
        return ERROR_CODE.matcher(error).matches()
                ? new CallbackMeaning.Failed(error)
                : new CallbackMeaning.Unintelligible();
    }
}
