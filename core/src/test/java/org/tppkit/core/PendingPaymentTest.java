package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tppkit.core.internal.consent.HandleText;
import org.tppkit.core.internal.token.PendingRecord;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.payment.PaymentId;

/** What a caller keeps of a payment that waits: a text that comes back as it went, and nothing else. */
class PendingPaymentTest {
    private static final Instant NOW = Instant.parse("2026-11-16T09:30:00.123456789Z");
    private static final PaymentId PAYMENT =
            new PaymentId(FakeProvider.FIRST, Environment.SANDBOX, FakeProvider.NEW, "client", "r-1");

    private static PendingPayment pending(NextStep nextStep) {
        return new PendingPayment(PendingRecord.idOf("state-1"), PAYMENT, NOW, nextStep);
    }

    private static PendingPayment redirecting() {
        return pending(new NextStep.RedirectPsu(URI.create("https://login.first.example/approve?state=state-1")));
    }

    @Test
    void itComesBackWithoutItsNextStep() {
        PendingPayment pending = redirecting();
        assertThat(pending.redirect()).hasHost("login.first.example");
        PendingPayment back = PendingPayment.decode(pending.encode());
        assertThat(pending.encode()).matches("[A-Za-z0-9_.-]+").startsWith("q1.");
        assertThat(back).isEqualTo(pending).hasSameHashCodeAs(pending);
        assertThat(back.id()).isEqualTo(pending.id());
        assertThat(back.payment()).isEqualTo(PAYMENT);
        assertThat(back.expiresAt()).isEqualTo(NOW);
        assertThat(back.nextStep()).isEmpty();
        assertThatThrownBy(back::redirect)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("decoded");
    }

    @Test
    void oneThatSendsTheCustomerNowhereHasNoRedirect() {
        PendingPayment waiting = pending(new NextStep.AwaitPsu(Duration.ofSeconds(5)));
        assertThat(waiting.nextStep()).isPresent();
        assertThatThrownBy(waiting::redirect)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nextStep()");
    }

    @Test
    void aCallbackMatchesByItsStateAlone() {
        PendingPayment pending = PendingPayment.decode(redirecting().encode());
        assertThat(pending.matches(Callback.parse("code=c&state=state-1"))).isTrue();
        assertThat(pending.matches(Callback.parse("error=x&state=state-1"))).isTrue();
        assertThat(pending.matches(Callback.parse("code=c&state=state-2"))).isFalse();
        assertThat(pending.matches(Callback.parse("code=c"))).isFalse();
        assertThat(pending.matches(Callback.parse("state=state-1&state=state-1")))
                .isFalse();
    }

    @Test
    void twoOfOnePaymentAreTwo() {
        PendingPayment cancellation = new PendingPayment(PendingRecord.idOf("state-2"), PAYMENT, NOW, null);
        assertThat(redirecting()).isNotEqualTo(cancellation).isEqualTo(pending(null));
    }

    @Test
    void neitherItsTextNorItsHandleHoldsTheState() {
        assertThat(redirecting().toString()).isEqualTo("PendingPayment[" + PAYMENT + "]");
        assertThat(redirecting().encode()).doesNotContain("state-1");
    }

    @Test
    void whatIsNoHandleIsRefused() {
        String payment = PAYMENT.encode();
        String id = PendingRecord.idOf("state-1");
        for (String text : List.of(
                "",
                "q1",
                "q1...",
                "p1" + redirecting().encode().substring(2),
                PAYMENT.encode(),
                HandleText.write("q1", List.of(id, payment)),
                HandleText.write("q1", List.of("not an id", payment, NOW.toString())),
                HandleText.write("q1", List.of("", payment, NOW.toString())),
                HandleText.write("q1", List.of(id, "y1.x", NOW.toString())),
                HandleText.write("q1", List.of(id, payment, "tomorrow")),
                HandleText.write("q1", List.of(id, payment, NOW.toString(), "more")))) {
            assertThatThrownBy(() -> PendingPayment.decode(text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            e -> assertThat(e.field()).isEqualTo("pending"));
        }
        assertThatThrownBy(() ->
                        PendingPayment.decode("q2" + redirecting().encode().substring(2)))
                .hasMessageContaining("another version of TPPKit");
    }

    @Test
    void aDamagedHandleIsRefusedOrIsOne() {
        String good = redirecting().encode();
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(good);
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x180));
            Throwable failure =
                    catchThrowable(() -> PendingPayment.decode(text.toString()).encode());
            if (failure != null) {
                assertThat(failure).as("seed %d", seed).isInstanceOf(InvalidRequestException.class);
            }
        }
    }
}
