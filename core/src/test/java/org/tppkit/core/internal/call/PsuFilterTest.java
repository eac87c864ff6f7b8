package org.tppkit.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.model.GeoLocation;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.spi.event.PsuHeaderDropped;
import org.tppkit.testkit.fake.RecordingListener;

class PsuFilterTest {
    private final RecordingListener events = new RecordingListener();
    private final PsuFilter filter = new PsuFilter(CallScene.BANK, events);

    @Test
    void everythingThatTravelsIsKept() {
        PsuContext full = full().build();
        assertThat(filter.sendable(full)).isEqualTo(full);
        assertThat(events.all()).isEmpty();
    }

    @Test
    void anAbsentCustomerStaysAbsent() {
        assertThat(filter.sendable(PsuContext.absent())).isEqualTo(PsuContext.absent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Navigateur élégant",
                "two\nlines",
                "tab\there",
                " blank before",
                "blank after ",
                "",
                "\u007f",
                "€",
                "a\u0000b"
            })
    void aValueThatCannotTravelUnchangedIsLeftOutAndTheRestKept(String userAgent) {
        PsuContext full = full().userAgent(userAgent).build();
        PsuContext sendable = filter.sendable(full);
        assertThat(sendable.userAgent()).isEmpty();
        assertThat(sendable.acceptLanguage()).contains("fr-FR");
        assertThat(sendable.deviceId()).contains("device-1");
        assertThat(sendable.geoLocation()).isEqualTo(full.geoLocation());
        assertThat(events.droppedHeaders()).containsExactly(new PsuHeaderDropped(CallScene.BANK, "PSU-User-Agent"));
    }

    @Test
    void eachTextIsCheckedAndNamedByItsHeader() {
        PsuContext bad = PsuContext.builder("2001:db8::7")
                .httpMethod("é")
                .userAgent("é")
                .referer("é")
                .accept("é")
                .acceptCharset("é")
                .acceptEncoding("é")
                .acceptLanguage("é")
                .psuId("é")
                .deviceId("é")
                .build();
        assertThat(filter.sendable(bad)).isEqualTo(PsuContext.present("2001:db8::7"));
        assertThat(events.droppedHeaders())
                .extracting(PsuHeaderDropped::header)
                .containsExactly(
                        "PSU-HTTP-Method",
                        "PSU-User-Agent",
                        "PSU-Referer",
                        "PSU-Accept",
                        "PSU-Accept-Charset",
                        "PSU-Accept-Encoding",
                        "PSU-Accept-Language",
                        "PSU-ID",
                        "PSU-Device-ID");
    }

    @Test
    void theAdapterSeesWhatWasLeft() {
        CallScene scene = new CallScene();
        PsuContext psu = PsuContext.builder("203.0.113.7")
                .userAgent("é")
                .accept("text/html")
                .build();
        scene.read(psu, call -> {
            assertThat(call.psu().userAgent()).isEmpty();
            assertThat(call.psu().accept()).contains("text/html");
            return "";
        });
        assertThat(scene.events.droppedHeaders()).hasSize(1);
    }

    private static PsuContext.Builder full() {
        return PsuContext.builder("203.0.113.7")
                .port(4711)
                .httpMethod("GET")
                .date(Instant.parse("2026-11-16T09:29:59Z"))
                .geoLocation(GeoLocation.of("48.39,-4.48"))
                .userAgent("Mozilla/5.0")
                .referer("https://tpp.example/start")
                .accept("text/html")
                .acceptCharset("utf-8")
                .acceptEncoding("gzip")
                .acceptLanguage("fr-FR")
                .psuId("jane.doe")
                .deviceId("device-1");
    }
}
