package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tppkit.core.internal.token.PendingRecord;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.consent.ConsentScope;

/** What a caller keeps of consents: texts that come back as they went, and nothing else. */
class HandleTest {
    private static final Instant NOW = Instant.parse("2026-11-16T09:30:00.123456789Z");
    private static final List<String> SUBJECTS = List.of(
            "user-42",
            "a.b.c",
            "line\nbreak",
            "tab\tand \"quote\"",
            "Zoë Müller",
            "客户",
            "\uD83D\uDE00",
            "ا",
            "\u0000",
            "c1.p1",
            "%2E");

    @Test
    void aConsentComesBackAsItWent() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Consent consent = consent(random);
            String text = consent.encode();
            assertThat(text).as("seed %d", seed).matches("[A-Za-z0-9_.-]+");
            Consent back = Consent.decode(text);
            assertThat(back).as("seed %d", seed).isEqualTo(consent).hasSameHashCodeAs(consent);
            assertThat(back.id()).isEqualTo(consent.id());
            assertThat(back.bank()).isEqualTo(consent.bank());
            assertThat(back.environment()).isEqualTo(consent.environment());
            assertThat(back.clientId()).isEqualTo(consent.clientId());
            assertThat(back.scope()).isEqualTo(consent.scope());
            assertThat(back.subject()).as("seed %d", seed).isEqualTo(consent.subject());
            assertThat(back.givenAt()).isEqualTo(consent.givenAt());
            assertThat(back.scaRenewalDueBy()).isEqualTo(consent.scaRenewalDueBy());
            assertThat(back.validUntil()).isEqualTo(consent.validUntil());
            assertThat(back.encode()).isEqualTo(text);
        }
    }

    @Test
    void whyAConsentWasLostIsNoPartOfItsText() {
        Consent lost = consent("user-42", null, ConsentRequiredException.Reason.REVOKED);
        assertThat(lost.lost()).contains(ConsentRequiredException.Reason.REVOKED);
        assertThat(Consent.decode(lost.encode()).lost()).isEmpty();
    }

    @Test
    void aPendingConsentComesBackWithoutItsNextStep() {
        PendingConsent pending = pending("state");
        PendingConsent back = PendingConsent.decode(pending.encode());
        assertThat(back).isEqualTo(pending).hasSameHashCodeAs(pending);
        assertThat(back.id()).isEqualTo(pending.id());
        assertThat(back.bank()).isEqualTo(pending.bank());
        assertThat(back.environment()).isEqualTo(pending.environment());
        assertThat(back.clientId()).isEqualTo(pending.clientId());
        assertThat(back.expiresAt()).isEqualTo(pending.expiresAt());
        assertThat(pending.redirect()).hasHost("login.first.example");
        assertThat(back.nextStep()).isEmpty();
        assertThatThrownBy(back::redirect)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("decoded");
    }

    @Test
    void aPendingConsentThatSendsTheCustomerNowhereHasNoRedirect() {
        PendingConsent waiting = new PendingConsent(
                "p-1",
                FakeProvider.FIRST,
                Environment.SANDBOX,
                "client",
                NOW,
                new NextStep.AwaitPsu(Duration.ofSeconds(5)));
        assertThatThrownBy(waiting::redirect).hasMessageContaining("nextStep()");
        assertThat(waiting.nextStep()).isPresent();
    }

    @Test
    void aCallbackMatchesByItsStateAlone() {
        PendingConsent pending = PendingConsent.decode(pending("state-1").encode());
        assertThat(pending.matches(Callback.parse("code=c&state=state-1"))).isTrue();
        assertThat(pending.matches(Callback.parse("error=access_denied&state=state-1")))
                .isTrue();
        assertThat(pending.matches(Callback.parse("code=c&state=state-2"))).isFalse();
        assertThat(pending.matches(Callback.parse("code=c"))).isFalse();
        assertThat(pending.matches(Callback.parse("code=c&state=state-1&state=state-1")))
                .isFalse();
    }

    @Test
    void handlesArePrintedWithoutTheSubject() {
        Consent consent = consent("jeanne.martin@example.org", NOW, null);
        assertThat(consent.toString())
                .contains(consent.id())
                .doesNotContain("jeanne")
                .doesNotContain("client-7");
        assertThat(pending("secret-state").toString())
                .doesNotContain("secret-state")
                .contains("fake:first");
    }

    @Test
    void handlesOfOtherBanksEnvironmentsOrApplicationsAreOthers() {
        Consent own = consent("user-42", null, null);
        assertThat(own).isNotEqualTo(consent("user-42", null, null, Environment.SANDBOX, "client-7"));
        assertThat(own).isNotEqualTo(consent("user-42", null, null, Environment.PRODUCTION, "client-8"));
        assertThat(own).isEqualTo(consent("renamed", NOW, null));
        assertThat(own).isNotEqualTo("a text");
        assertThat(pending("one")).isNotEqualTo(pending("other")).isNotEqualTo(own);
    }

    static Stream<String> garbage() {
        String right = consent("user-42", null, null).encode();
        String pending = pending("state").encode();
        return Stream.of(
                "",
                ".",
                "c1",
                "c1.",
                "c1........",
                "c1.........",
                pending,
                right + ".",
                right + ".AAAA",
                right.substring(0, right.lastIndexOf('.')),
                right.replace("c1.", "C1."),
                right.replaceFirst("\\.", ".*"),
                right.toUpperCase(Locale.ROOT),
                "c1." + "A".repeat(10_000),
                "x".repeat(1_000_000),
                "\u0000\uD800",
                handle(
                        "",
                        "fake:first",
                        "PRODUCTION",
                        "c",
                        "ACCOUNT_INFORMATION",
                        "s",
                        NOW.toString(),
                        NOW.toString(),
                        ""),
                handle(
                        "i d",
                        "fake:first",
                        "PRODUCTION",
                        "c",
                        "ACCOUNT_INFORMATION",
                        "s",
                        NOW.toString(),
                        NOW.toString(),
                        ""),
                handle("i", "first", "PRODUCTION", "c", "ACCOUNT_INFORMATION", "s", NOW.toString(), NOW.toString(), ""),
                handle("i", "fake:first", "MOON", "c", "ACCOUNT_INFORMATION", "s", NOW.toString(), NOW.toString(), ""),
                handle("i", "fake:first", "PRODUCTION", "c", "PAYMENT", "s", NOW.toString(), NOW.toString(), ""),
                handle(
                        "i",
                        "fake:first",
                        "PRODUCTION",
                        "c",
                        "ACCOUNT_INFORMATION",
                        "s",
                        "yesterday",
                        NOW.toString(),
                        ""),
                handle(
                        "i",
                        "fake:first",
                        "PRODUCTION",
                        "c",
                        "ACCOUNT_INFORMATION",
                        "s",
                        NOW.toString(),
                        NOW.toString(),
                        "never"));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void whatIsNoHandleIsRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> Consent.decode(text))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.field()).isEqualTo("consent"))
                .hasMessageContaining("encode()");
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void whatIsNoPendingHandleIsRefused(String text) {
        if (text.startsWith("p1")) {
            assertThatCode(() -> PendingConsent.decode(text)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> PendingConsent.decode(text))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            e -> assertThat(e.field()).isEqualTo("pending"));
        }
    }

    @Test
    void aTextOfAnotherVersionIsNamedAsSuch() {
        String newer = "c2" + consent("user-42", null, null).encode().substring(2);
        assertThatThrownBy(() -> Consent.decode(newer))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("another version");
        assertThatThrownBy(() -> PendingConsent.decode("p12.AAAA"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("another version");
    }

    @Test
    void aChangedTextIsEitherRefusedOrStillAHandle() {
        String right = consent("user-42", NOW, null).encode();
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder changed = new StringBuilder(right);
            changed.setCharAt(random.nextInt(right.length()), (char) (32 + random.nextInt(96)));
            long shown = seed;
            assertThatCode(() -> {
                        try {
                            Consent.decode(changed.toString());
                        } catch (TppException e) {
                            assertThat(e).isInstanceOf(InvalidRequestException.class);
                        }
                    })
                    .as("seed %d", shown)
                    .doesNotThrowAnyException();
        }
    }

    private static String handle(String... fields) {
        return "c1."
                + Stream.of(fields)
                        .map(field -> Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(field.getBytes(StandardCharsets.UTF_8)))
                        .collect(Collectors.joining("."));
    }

    private static Consent consent(Random random) {
        String subject = random.nextBoolean()
                ? SUBJECTS.get(random.nextInt(SUBJECTS.size()))
                : random.ints(1 + random.nextInt(60), 1, 0x10ffff)
                        .filter(c -> c < 0xd800 || c > 0xdfff)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        return new Consent(new Consent.Facts(
                "id-" + random.nextInt(1_000_000),
                BankId.of("fake", "bank-" + random.nextInt(100)),
                random.nextBoolean() ? Environment.PRODUCTION : Environment.SANDBOX,
                "client.with.dots-" + random.nextInt(100),
                ConsentScope.values()[random.nextInt(ConsentScope.values().length)],
                subject,
                NOW.plusNanos(random.nextInt()),
                NOW.plusSeconds(random.nextInt()),
                random.nextBoolean() ? NOW.plusSeconds(random.nextInt()) : null,
                null));
    }

    private static Consent consent(String subject, Instant validUntil, ConsentRequiredException.Reason lost) {
        return consent(subject, validUntil, lost, Environment.PRODUCTION, "client-7");
    }

    private static Consent consent(
            String subject,
            Instant validUntil,
            ConsentRequiredException.Reason lost,
            Environment environment,
            String clientId) {
        return new Consent(new Consent.Facts(
                "id-1",
                FakeProvider.FIRST,
                environment,
                clientId,
                ConsentScope.ACCOUNT_INFORMATION,
                subject,
                NOW,
                NOW.plus(Duration.ofDays(180)),
                validUntil,
                lost));
    }

    private static PendingConsent pending(String state) {
        return new PendingConsent(
                PendingRecord.idOf(state),
                FakeProvider.FIRST,
                Environment.SANDBOX,
                "client",
                NOW,
                new NextStep.RedirectPsu(URI.create("https://login.first.example/authorize?state=" + state)));
    }
}
