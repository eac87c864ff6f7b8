package org.tppkit.core.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;

/** A list as SQL: one condition for each criterion, and a page begins behind the last key of the one before it. */
final class ListStatement {
    private final List<String> conditions = new ArrayList<>();
    private final List<Parameters> parameters = new ArrayList<>();

    /** Sets some parameters and says which place comes next. */
    @FunctionalInterface
    private interface Parameters {
        int set(PreparedStatement statement, int from) throws SQLException;
    }

    ListStatement(TokenFilter filter, @Nullable TokenKey after) {
        filter.kind().ifPresentOrElse(kind -> equal("kind", kind.name()), () -> known("kind", TokenKey.Kind.values()));
        filter.environment()
                .ifPresentOrElse(
                        environment -> equal("environment", environment.name()),
                        () -> known("environment", Environment.values()));
        filter.bank().ifPresent(bank -> equal("bank", bank.toString()));
        filter.clientId().ifPresent(clientId -> equal("client_id", clientId));
        filter.subject().ifPresent(subject -> equal("subject", subject));
        filter.expiresBefore()
                .ifPresent(limit -> where(
                        TokenRows.EXPIRED, (statement, from) -> TokenRows.setExpiredBefore(statement, from, limit)));
        if (after != null) {
            where(
                    "(" + TokenRows.KEY + ") > (?, ?, ?, ?, ?)",
                    (statement, from) -> TokenRows.setKey(statement, from, after));
        }
    }

    /** Rows of a kind or an environment that only a newer TPPKit knows are not for us. */
    private void known(String column, Enum<?>[] constants) {
        String names = Arrays.stream(constants)
                .map(constant -> "'" + constant.name() + "'")
                .collect(Collectors.joining(", "));
        where(column + " IN (" + names + ")", (statement, from) -> from);
    }

    private void equal(String column, String value) {
        where(column + " = ?", (statement, from) -> {
            statement.setString(from, value);
            return from + 1;
        });
    }

    private void where(String condition, Parameters values) {
        conditions.add(condition);
        parameters.add(values);
    }

    PreparedStatement prepare(Connection connection, String table, int limit) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT " + TokenRows.COLUMNS + " FROM " + table
                + " WHERE " + String.join(" AND ", conditions) + " ORDER BY " + TokenRows.KEY + " LIMIT ?");
        int at = 1;
        for (Parameters values : parameters) {
            at = values.set(statement, at);
        }
        statement.setInt(at, limit);
        return statement;
    }
}
