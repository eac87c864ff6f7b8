package com.acme.tokens;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tppkit.ports.spi.token.TokenFilter;

/**
 * Conditions that all have to hold, and their values.
 *
 * @param conditions in SQL, a question mark in each
 * @param values one for each question mark
 */
record Criteria(List<String> conditions, List<Object> values) {

    static Criteria of(TokenFilter filter) {
        Criteria criteria = new Criteria(new ArrayList<>(), new ArrayList<>());
        filter.kind().ifPresent(kind -> criteria.and("kind = ?", kind.name()));
        filter.environment().ifPresent(environment -> criteria.and("environment = ?", environment.name()));
        filter.bank().ifPresent(bank -> criteria.and("bank = ?", bank.toString()));
        filter.clientId().ifPresent(clientId -> criteria.and("client_id = ?", clientId));
        filter.subject().ifPresent(subject -> criteria.and("subject = ?", subject));
        filter.expiresBefore().ifPresent(criteria::andExpiredBefore);
        return criteria;
    }

    static Criteria expiredBefore(Instant moment) {
        return new Criteria(new ArrayList<>(), new ArrayList<>()).andExpiredBefore(moment);
    }

    Criteria and(String condition, Object value) {
        conditions.add(condition);
        values.add(value);
        return this;
    }

    /** A row without expiry fits no such condition: null is less than nothing. A part of a millisecond counts as a whole. */
    private Criteria andExpiredBefore(Instant moment) {
        return and("expires_at < ?", moment.plusNanos(999_999).toEpochMilli());
    }

    String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** Sets the values, and tells the number of the next parameter. */
    int set(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return values.size() + 1;
    }
}
