package org.tppkit.adapter.arkea.contract;

import org.tppkit.testkit.scripted.ScriptedAnswer;

/** How the banks refuse: STET 1.4.2 {@code ErrorModel}, and what these banks were seen to send. */
final class ArkeaErrors {
    private ArkeaErrors() {}

    /** The standard's error, with its timestamp's offset that has no colon. */
    static ScriptedAnswer refusal(int status, String text) {
        return ScriptedAnswer.json(status, """
                {"timestamp":"2026-03-02T10:00:00.499+0000","status":%s,"error":"Refused",\
                "message":"%s","path":"/psd2/v1"}""".formatted(Integer.toString(status), text));
    }

    /** A consent that is missing or withdrawn: the code stands in {@code error}, and there is no {@code status}. */
    static ScriptedAnswer consentIsOver(String text) {
        return ScriptedAnswer.json(403, """
                {"path":"/psd2/v1/accounts","message":"%s","error":"NO_CONSENTS","timestamp":"2026-03-02T10:00:00Z"}""".formatted(text));
    }

    /** A refresh token that was used before: the status is a text, and the code stands in {@code error_code}. */
    static ScriptedAnswer refreshTokenWasUsed(String text) {
        return ScriptedAnswer.json(400, """
                {"status":"400","path":"/oauth-authorizationcode-psd2/token","message":"%s","error_code":"OAGA"}""".formatted(text));
    }
}
