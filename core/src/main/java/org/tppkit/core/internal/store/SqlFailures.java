package org.tppkit.core.internal.store;

import java.sql.SQLException;
import java.util.Set;
import org.tppkit.ports.error.TokenStoreException;

/**
 * What a database's refusals mean. Their texts may quote a row or a parameter, so neither text nor cause goes on: the class
 * of the exception, the SQL state and the stack do.
 */
final class SqlFailures {
    private static final String UNIQUE_VIOLATION = "23505";
    /** Serialization failure, deadlock: the statement was undone and may be sent again. */
    private static final Set<String> UNDONE = Set.of("40001", "40P01");
    /** No such table: PostgreSQL, H2. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S04");
    /** PgBouncer and others meet a prepared statement of another connection. */
    private static final Set<String> FOREIGN_STATEMENT = Set.of("26000", "42P05");

    private SqlFailures() {}

    static boolean isDuplicate(SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState());
    }

    static boolean isUndone(SQLException e) {
        return UNDONE.contains(String.valueOf(e.getSQLState()));
    }

    static TokenStoreException of(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        TokenStoreException failure = new TokenStoreException(
                "the token store's database failed with " + e.getClass().getName() + ", SQL state " + state
                        + advice(state),
                null);
        failure.setStackTrace(e.getStackTrace());
        return failure;
    }

    private static String advice(String state) {
        if (NO_TABLE.contains(state)) {
            return ": create the table with the script in org/tppkit/core/jdbc of tppkit-core";
        }
        if (FOREIGN_STATEMENT.contains(state)) {
            return ": behind a transaction-pooling proxy set prepareThreshold=0";
        }
        return "";
    }
}
