package org.tppkit.adapter.arkea.internal.stet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tppkit.adapter.arkea.scripted.Locales;
import org.tppkit.ports.model.account.TransactionQuery;

class DateFilterTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 5);
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 31);

    @Test
    void daysBecomeLocalDateTimesWithTheColonEncoded() {
        assertThat(new DateFilter(TransactionQuery.between(FROM, UNTIL)).addTo(""))
                .isEqualTo("dateFrom=2026-01-05T00%3A00%3A00&dateTo=2026-12-31T00%3A00%3A00");
        assertThat(new DateFilter(TransactionQuery.since(FROM)).addTo(""))
                .isEqualTo("dateFrom=2026-01-05T00%3A00%3A00");
        assertThat(new DateFilter(TransactionQuery.all()).addTo("")).isEmpty();
    }

    @Test
    void theFilterIsPutOnEachPageAndReplacesWhatTheLinkHas() {
        DateFilter since = new DateFilter(TransactionQuery.since(FROM));
        assertThat(since.addTo("page=1")).isEqualTo("page=1&dateFrom=2026-01-05T00%3A00%3A00");
        assertThat(since.addTo("dateFrom=1999-01-01&page=1&d%61teFrom=2000-01-01"))
                .isEqualTo("page=1&dateFrom=2026-01-05T00%3A00%3A00");
    }

    @Test
    void whatTheCallerDidNotAskForIsLeftAsTheBankWroteIt() {
        assertThat(new DateFilter(TransactionQuery.since(FROM)).addTo("dateTo=2026-11-22&page=1"))
                .isEqualTo("dateTo=2026-11-22&page=1&dateFrom=2026-01-05T00%3A00%3A00");
        assertThat(DateFilter.NONE.addTo("dateTo=2026-11-22&page=1")).isEqualTo("dateTo=2026-11-22&page=1");
    }

    @Test
    void datesDoNotTellPagesApart() {
        assertThat(DateFilter.pageOf("page=1&dateFrom=x&a=%2f"))
                .isEqualTo(DateFilter.pageOf("a=%2F&dateTo=y&&p%61ge=1"));
        assertThat(DateFilter.pageOf("page=1")).isNotEqualTo(DateFilter.pageOf("page=2"));
        assertThat(DateFilter.pageOf("a=1%262")).isNotEqualTo(DateFilter.pageOf("a=1&2"));
        assertThat(DateFilter.pageOf("a=1&b=2")).isEqualTo(DateFilter.pageOf("b=2&a=1"));
        assertThat(DateFilter.pageOf("dateFrom=x")).isEqualTo(DateFilter.pageOf(""));
    }

    @Test
    void datesAreWrittenAlikeInEveryLocale() {
        Locales.underEach(() -> assertThat(new DateFilter(TransactionQuery.since(FROM)).addTo(""))
                .isEqualTo("dateFrom=2026-01-05T00%3A00%3A00"));
    }
}
