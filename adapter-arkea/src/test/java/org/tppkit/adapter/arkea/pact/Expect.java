package org.tppkit.adapter.arkea.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.tppkit.ports.error.BankException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;

/** What a refusal must become. */
final class Expect {

    private Expect() {}

    /** An error of that class with that status. */
    static void refused(Class<? extends BankException> type, int status, ThrowingCallable call) {
        Throwable error = catchThrowable(call);
        assertThat(error).isExactlyInstanceOf(type);
        assertThat(((BankException) error).status()).isEqualTo(status);
    }

    /** The bank does not know the application by its certificate. */
    static void identityRejected(ThrowingCallable call) {
        assertThat(catchThrowable(call)).isExactlyInstanceOf(IdentityRejectedException.class);
    }

    /** The customer has to consent again. */
    static void consentLost(ConsentRequiredException.Reason reason, ThrowingCallable call) {
        Throwable error = catchThrowable(call);
        assertThat(error).isExactlyInstanceOf(ConsentRequiredException.class);
        assertThat(((ConsentRequiredException) error).reason()).isEqualTo(reason);
    }
}
