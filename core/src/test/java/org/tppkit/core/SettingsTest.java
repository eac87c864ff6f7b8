package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SettingsTest {
    private static final Map<String, BiFunction<Settings.Builder, Duration, Settings.Builder>> DURATIONS = Map.of(
            "callTimeout", Settings.Builder::callTimeout,
            "connectTimeout", Settings.Builder::connectTimeout,
            "noProgressTimeout", Settings.Builder::noProgressTimeout,
            "refreshMargin", Settings.Builder::refreshMargin,
            "refreshFloor", Settings.Builder::refreshFloor,
            "refreshLease", Settings.Builder::refreshLease,
            "pendingLife", Settings.Builder::pendingLife,
            "renewalNotice", Settings.Builder::renewalNotice);

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        Settings settings = Settings.standard();
        assertThat(settings.callTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.noProgressTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.largestAnswer()).isEqualTo(16 * 1024 * 1024);
        assertThat(settings.slotsPerHost()).isEqualTo(32);
        assertThat(settings.reservedSlots()).isEqualTo(8);
        assertThat(settings.refreshMargin()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.refreshMarginDivisor()).isEqualTo(5);
        assertThat(settings.refreshFloor()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.refreshLease()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.pendingLife()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.pageLimit()).isEqualTo(10_000);
        assertThat(settings.renewalNotice()).isEqualTo(Duration.ofDays(14));
        assertThat(settings.retries()).isEqualTo(RetryPolicy.standard());
    }

    @TestFactory
    Stream<DynamicTest> everyDurationIsPositiveAndBounded() {
        return DURATIONS.entrySet().stream()
                .flatMap(entry -> Stream.of("PT0S", "PT-1S", "P36501D", "PT2562047788015215H")
                        .map(text -> DynamicTest.dynamicTest(
                                entry.getKey() + " " + text,
                                () -> assertThatThrownBy(() -> entry.getValue()
                                                .apply(Settings.builder(), Duration.parse(text))
                                                .build())
                                        .isInstanceOf(IllegalArgumentException.class)
                                        .hasMessageContaining(entry.getKey()))));
    }

    @Test
    void countsAndSizesAreChecked() {
        assertRefused(settings -> settings.largestAnswer(0), "largestAnswer");
        assertRefused(settings -> settings.pageLimit(0), "pageLimit");
        assertRefused(settings -> settings.refreshMarginDivisor(1), "refreshMarginDivisor");
        assertRefused(settings -> settings.slotsPerHost(0), "slotsPerHost");
        assertRefused(settings -> settings.reservedSlots(-1), "reservedSlots");
        assertRefused(settings -> settings.slotsPerHost(4).reservedSlots(4), "reservedSlots");
    }

    @Test
    void aRefreshLeaseOutlivesACall() {
        assertRefused(
                settings -> settings.callTimeout(Duration.ofSeconds(90)).refreshLease(Duration.ofSeconds(90)),
                "refreshLease must be longer than callTimeout");
        Settings right = Settings.builder()
                .callTimeout(Duration.ofSeconds(90))
                .refreshLease(Duration.ofSeconds(91))
                .build();
        assertThat(right.refreshLease()).isEqualTo(Duration.ofSeconds(91));
    }

    @Test
    void settingsCanBeCopiedAndChanged() {
        Settings own = Settings.builder().pageLimit(7).build();
        assertThat(Settings.builder().from(own).slotsPerHost(9).build().pageLimit())
                .isEqualTo(7);
        assertThat(Settings.builder().from(own).build()).isEqualTo(own).hasSameHashCodeAs(own);
    }

    private static void assertRefused(Consumer<Settings.Builder> change, String why) {
        Settings.Builder builder = Settings.builder();
        change.accept(builder);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
