package org.tppkit.adapter.arkea.internal.stet;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.tppkit.adapter.arkea.internal.wire.FormBody;
import org.tppkit.ports.model.account.TransactionQuery;

/**
 * The days of a transaction query as STET's parameters: {@code dateFrom} included, {@code dateTo} excluded (STET 1.4
 * section 3), local date-times of the bank's zone without offset, the colon percent-encoded (Arkéa).
 */
final class DateFilter {
    private static final String FROM = "dateFrom";
    private static final String UNTIL = "dateTo";
    private static final Set<String> NAMES = Set.of(FROM, UNTIL);

    /** For lists that have no dates. */
    static final DateFilter NONE = new DateFilter(TransactionQuery.all());

    private final TransactionQuery query;

    DateFilter(TransactionQuery query) {
        this.query = query;
    }

    /** Puts the filter behind a page's query, in the place of the same filter there: some banks drop it from their links. */
    String addTo(String pageQuery) {
        Set<String> set = new HashSet<>();
        FormBody parameters = new FormBody();
        query.from().ifPresent(day -> {
            set.add(FROM);
            parameters.field(FROM, startOf(day));
        });
        query.until().ifPresent(day -> {
            set.add(UNTIL);
            parameters.field(UNTIL, startOf(day));
        });
        return QueryText.join(QueryText.without(set, pageQuery), parameters.text());
    }

    /** What names a page, apart from dates: equal for equal pages. */
    static String pageOf(String pageQuery) {
        return QueryText.comparable(QueryText.without(NAMES, pageQuery));
    }

    /** LocalDate prints ISO 8601 in ASCII digits in every locale. */
    private static String startOf(LocalDate day) {
        return day + "T00:00:00";
    }
}
