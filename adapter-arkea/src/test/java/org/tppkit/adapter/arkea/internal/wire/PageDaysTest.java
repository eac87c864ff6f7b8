package org.tppkit.adapter.arkea.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.UnexpectedAnswerException;

class PageDaysTest {
    private static final Optional<LocalDate> FIRST = Optional.of(LocalDate.of(2026, 3, 18));
    private static final Optional<LocalDate> SECOND = Optional.of(LocalDate.of(2026, 3, 19));

    private final PageDays days = new PageDays(new BankDates(ZoneId.of("Europe/Paris")));

    @Test
    void aDayThatIsRepeatedIsOneObject() {
        List<Optional<LocalDate>> read =
                read("{\"a\":\"2026-03-18\",\"b\":\"2026-03-18\",\"c\":\"2026-03-19T00:00:00\",\"d\":\"2026-03-18\"}");

        assertThat(read).containsExactly(FIRST, FIRST, SECOND, FIRST);
        assertThat(read.get(1)).containsSame(read.get(0).orElseThrow());
    }

    @Test
    void whatIsAbsentStaysAbsentWhateverCameBefore() {
        assertThat(read("{\"a\":\"\",\"b\":null,\"c\":\"2026-03-18\",\"d\":\"\",\"e\":null,\"f\":\"2026-03-18\"}"))
                .containsExactly(Optional.empty(), Optional.empty(), FIRST, Optional.empty(), Optional.empty(), FIRST);
    }

    @Test
    void whatIsNoDateIsRefusedAlsoTheSecondTime() {
        for (String wrong : List.of("\"2026-02-30\"", "\"2026-03-1\"", "\"2026-03-18 \"", "20260318")) {
            for (int time = 1; time <= 2; time++) {
                assertThatThrownBy(() -> read("{\"a\":\"2026-03-18\",\"b\":" + wrong + "}"))
                        .isInstanceOfSatisfying(
                                UnexpectedAnswerException.class,
                                e -> assertThat(e.path()).isEqualTo("b"));
            }
        }
    }

    private List<Optional<LocalDate>> read(String body) {
        return Json.read(body, json -> {
            List<Optional<LocalDate>> read = new ArrayList<>();
            json.enterObject();
            while (json.nextField()) {
                read.add(days.read(json));
            }
            return read;
        });
    }
}
