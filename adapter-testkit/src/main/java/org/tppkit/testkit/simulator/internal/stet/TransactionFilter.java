package org.tppkit.testkit.simulator.internal.stet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.simulator.SimulatedTransaction;
import org.tppkit.testkit.simulator.internal.http.Parameters;

/**
 * The query of a transactions call (source: Arkéa, section 6): local date-times in Europe/Paris, {@code dateFrom} inclusive
 * and {@code dateTo} exclusive (STET, section 3), pages from 0. Any other parameter is an error.
 *
 * @param dateFrom as asked for
 * @param dateTo as asked for
 * @param page as asked for, else 0
 */
record TransactionFilter(Optional<LocalDateTime> dateFrom, Optional<LocalDateTime> dateTo, int page) {

    /** How far back a call may look without extended history (source: Arkéa, section 6). */
    static final int DAYS_BACK = 89;

    private static final Set<String> NAMES = Set.of("dateFrom", "dateTo", "page");
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Says what is wrong with a query. */
    static final class InvalidException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidException(String message) {
            super(message);
        }
    }

    static TransactionFilter parse(String rawQuery) throws InvalidException {
        Parameters parameters;
        try {
            parameters = Parameters.parse(rawQuery);
        } catch (Parameters.MalformedException e) {
            throw new InvalidException(String.valueOf(e.getMessage()));
        }
        if (!NAMES.containsAll(parameters.all().keySet())) {
            throw new InvalidException("the query has a parameter other than dateFrom, dateTo and page");
        }
        return new TransactionFilter(date(parameters, "dateFrom"), date(parameters, "dateTo"), page(parameters));
    }

    private static Optional<LocalDateTime> date(Parameters parameters, String name) throws InvalidException {
        String text = parameters.all().get(name);
        try {
            return Optional.ofNullable(text).map(value -> LocalDateTime.parse(value, FORMAT));
        } catch (DateTimeException e) {
            throw new InvalidException(name + " is not of the form yyyy-MM-ddTHH:mm:ss");
        }
    }

    private static int page(Parameters parameters) throws InvalidException {
        String text = parameters.all().getOrDefault("page", "0");
        if (!text.matches("[0-9]{1,6}")) {
            throw new InvalidException("page is not a number from 0");
        }
        return Integer.parseInt(text);
    }

    /** The first moment of the default window: 89 days back. */
    static LocalDateTime earliest(LocalDate today) {
        return today.minusDays(DAYS_BACK).atStartOfDay();
    }

    /** The first day that is taken: its midnight is not before the beginning. */
    LocalDate firstDay(LocalDateTime defaultFrom) {
        return ceiling(dateFrom.orElse(defaultFrom));
    }

    /** The last day that is taken: its midnight is before the end. */
    LocalDate lastDay() {
        return dateTo.map(end -> ceiling(end).minusDays(1)).orElse(LocalDate.MAX);
    }

    private static LocalDate ceiling(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        return moment.equals(day.atStartOfDay()) ? day : day.plusDays(1);
    }

    boolean takes(SimulatedTransaction transaction, LocalDateTime defaultFrom) {
        LocalDateTime moment = transaction.filterDate().atStartOfDay();
        return !moment.isBefore(dateFrom.orElse(defaultFrom))
                && dateTo.map(moment::isBefore).orElse(true);
    }

    /** The query of another page; colons are percent-encoded. */
    String query(int otherPage, boolean withDates) {
        StringBuilder query = new StringBuilder();
        if (withDates) {
            dateFrom.ifPresent(
                    date -> query.append("dateFrom=").append(encode(date)).append('&'));
            dateTo.ifPresent(
                    date -> query.append("dateTo=").append(encode(date)).append('&'));
        }
        return query.append("page=").append(otherPage).toString();
    }

    private static String encode(LocalDateTime date) {
        return FORMAT.format(date).replace(":", "%3A");
    }
}
