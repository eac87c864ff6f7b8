package org.tppkit.app.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.model.account.TransactionQuery;

class AskedDaysTest {
    private static final Optional<LocalDate> FIRST = Optional.of(LocalDate.of(2026, 10, 1));
    private static final Optional<LocalDate> LAST = Optional.of(LocalDate.of(2026, 10, 31));

    @Test
    void bothDaysAreIncluded() {
        AskedDays october = new AskedDays(FIRST, LAST);

        assertThat(october.query())
                .isEqualTo(TransactionQuery.between(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1)));
        assertThat(october.queryUpToNow()).isEqualTo(TransactionQuery.since(LocalDate.of(2026, 10, 1)));
        assertThat(october.includes(LocalDate.of(2026, 10, 31))).isTrue();
        assertThat(october.includes(LocalDate.of(2026, 11, 1))).isFalse();
        assertThat(october.includes(LocalDate.of(2026, 9, 30))).isFalse();
        assertThat(new AskedDays(FIRST, FIRST).query())
                .isEqualTo(TransactionQuery.between(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2)));
        assertThat(AskedDays.all().query()).isEqualTo(TransactionQuery.all());
    }

    @Test
    void daysThatMakeNoPeriodAreRefused() {
        assertThatThrownBy(() -> new AskedDays(LAST, FIRST)).hasMessageContaining("before the first");
        assertThatThrownBy(() -> new AskedDays(Optional.empty(), LAST)).hasMessageContaining("--from");
        assertThatThrownBy(() -> new AskedDays(FIRST, Optional.of(LocalDate.MAX)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
