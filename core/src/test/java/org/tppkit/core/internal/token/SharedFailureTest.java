package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CallFacts;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.QuotaException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.BankId;

class SharedFailureTest {
    private static final BankAnswer ANSWER = BankAnswer.of(400).withBankCode("OAGA");
    private static final Throwable CAUSE = new IllegalStateException("below");

    static Stream<TppException> everyError() {
        return Stream.of(
                new ConfigurationException(List.of("one", "two"), CAUSE),
                new InvalidRequestException("from", "not so early", CAUSE),
                new CapabilityException("cannot"),
                new ConsentRequiredException(ConsentRequiredException.Reason.SCA_REQUIRED, "sca", CAUSE),
                new ConsentRefusedException("no"),
                new CallbackException("replay", "handle"),
                new QuotaException("guard", Instant.EPOCH),
                new IdentityRejectedException("certificate", ANSWER, CAUSE),
                new RequestRejectedException("a refresh", ANSWER),
                new RateLimitedException("a refresh", ANSWER, Duration.ofSeconds(3)),
                new BankUnavailableException("a refresh", ANSWER, null),
                new UnexpectedAnswerException("access_token", "a text"),
                new UnexpectedAnswerException("", "a text"),
                new TransportException(TransportException.Reason.TLS_EXPIRED, true, "tls", CAUSE),
                new SigningException("hsm", CAUSE),
                new TokenStoreException("down", CAUSE));
    }

    @ParameterizedTest
    @MethodSource("everyError")
    void aWaitersErrorSaysTheSameAndIsItsOwn(TppException shared) {
        shared.belongsTo(new CallFacts(BankId.of("arkea:cmb"), List.of(), 1));
        RuntimeException own = SharedFailure.forOneWaiter(shared);

        assertThat(own).isNotSameAs(shared).isExactlyInstanceOf(shared.getClass());
        assertThat(own)
                .usingRecursiveComparison()
                .ignoringFields("stackTrace", "suppressedExceptions", "cause", "answer")
                .isEqualTo(shared);
        assertThat(own.getCause()).isSameAs(shared.getCause());
        assertThat(own.getSuppressed()).containsExactly(shared);

        ((TppException) own).belongsTo(new CallFacts(BankId.of("arkea:cmso"), List.of(), 5));
        assertThat(shared.requestsSent()).isOne();
    }

    @Test
    void whatIsNoErrorOfOursIsABug() {
        assertThat(SharedFailure.forOneWaiter(new OutOfMemoryError("heap")))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }
}
