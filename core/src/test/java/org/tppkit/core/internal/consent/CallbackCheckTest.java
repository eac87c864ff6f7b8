package org.tppkit.core.internal.consent;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.core.internal.token.PendingRecord;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Callback;

class CallbackCheckTest {
    private static final String STATE = "StAtE-_0123456789abcdefghijklmno";
    private static final String ID = PendingRecord.idOf(STATE);
    private static final BankEndpoints BANK =
            BankEndpoints.of(URI.create("https://api.bank.example"), URI.create("https://bank.example"));
    private static final URI REDIRECT = URI.create("https://tpp.example/callback");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://tpp.example/callback?code=c&state=" + STATE,
                "https://TPP.example:443/callback?state=" + STATE + "&code=c",
                "https://tpp.example/callback?error=access_denied&state=" + STATE,
                "https://tpp.example/callback?code=c&state=" + STATE + "&iss=https%3A%2F%2Fbank.example",
                "https://tpp.example/callback?code=c&state=" + STATE
                        + "&iss=https%3A%2F%2FAPI.bank.example:443%2Foauth",
                "https://tpp.example/callback?code=c&state=" + STATE + "&iss=",
                "https://tpp.example/callback?code=c&state=" + STATE + "#_=_",
                "/callback?code=c&state=" + STATE,
                "code=c&state=" + STATE,
                "?code=c&state=" + STATE
            })
    void whatBelongsToThePendingConsentPasses(String callback) {
        assertThatCode(() -> check(callback)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://tpp.example/callback?code=c&state=other                     | belongs to something else",
                "https://tpp.example/callback?code=c                                  | carries no state",
                "https://tpp.example/callback?code=c&state=                           | carries no state",
                "https://tpp.example/callback                                         | carries no state",
                "https://tpp.example/callback?code=c&state=S&state=S                  | a parameter twice",
                "https://tpp.example/callback?code=c&code=d&state=S                   | a parameter twice",
                "https://tpp.example/callback?x=1&x=2&code=c&state=S                  | a parameter twice",
                "https://tpp.example/callback?code=c&error=access_denied&state=S      | both a code and an error",
                "https://tpp.example/callback?code=%zz&state=S                        | cannot be read",
                "https://tpp.example/callback?code=%c3%28&state=S                     | cannot be read",
                "https://evil.example/callback?code=c&state=S                         | another address",
                "http://tpp.example/callback?code=c&state=S                           | another address",
                "https://tpp.example:8443/callback?code=c&state=S                     | another address",
                "https://tpp.example/callback/?code=c&state=S                         | another address",
                "https://tpp.example/Callback?code=c&state=S                          | another address",
                "https://tpp.example?code=c&state=S                                   | another address",
                "/other?code=c&state=S                                                | another address",
                "?code=c&state=S&iss=https://evil.example                             | issued by another server",
                "?code=c&state=S&iss=https://bank.example.evil.example                | issued by another server",
                "?code=c&state=S&iss=https://bank.example:8443                        | issued by another server",
                "?code=c&state=S&iss=http://bank.example                              | issued by another server",
                "?code=c&state=S&iss=https://x@bank.example                           | issued by another server",
                "?code=c&state=S&iss=bank.example                                     | issued by another server",
                "?code=c&state=S&iss=%20                                              | issued by another server",
                "?error=access_denied&state=S&iss=https://evil.example                | issued by another server"
            })
    void whatDoesNotBelongToItIsRefused(String callback, String why) {
        String text = callback.strip().replace("state=S", "state=" + STATE);
        assertThatThrownBy(() -> check(text))
                .isInstanceOf(CallbackException.class)
                .hasMessageContaining(why.strip())
                .hasMessageNotContaining(STATE);
    }

    @Test
    void aStateIsComparedAfterDecodingAndExactly() {
        assertThatCode(() -> check("code=c&state=%53tAtE-_0123456789abcdefghijklmno"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check("code=c&state=" + STATE.toLowerCase(Locale.ROOT)))
                .isInstanceOf(CallbackException.class);
        assertThatThrownBy(() -> check("code=c&state=" + STATE + "%20")).isInstanceOf(CallbackException.class);
        assertThatThrownBy(() -> check("code=c&state=" + STATE + ",")).isInstanceOf(CallbackException.class);
    }

    @Test
    void aCallbackOfEnormousLengthIsRefused() {
        assertThatThrownBy(() -> check("state=" + STATE + "&code=" + "c".repeat(1_000_000)))
                .isInstanceOf(CallbackException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void aRedirectUriWithPortAndWithoutPathIsComparedAsABrowserSeesIt() {
        URI local = URI.create("http://localhost:8080");
        assertThatCode(() -> CallbackCheck.require(
                        Callback.parse("http://localhost:8080/?code=c&state=" + STATE), ID, local, BANK))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> CallbackCheck.require(
                        Callback.parse("http://localhost/?code=c&state=" + STATE), ID, local, BANK))
                .isInstanceOf(CallbackException.class);
        assertThatCode(() -> CallbackCheck.require(
                        Callback.parse("http://localhost:80/?code=c&state=" + STATE),
                        ID,
                        URI.create("http://localhost/"),
                        BANK))
                .doesNotThrowAnyException();
    }

    private static void check(String callback) {
        CallbackCheck.require(Callback.parse(callback), ID, REDIRECT, BANK);
    }
}
