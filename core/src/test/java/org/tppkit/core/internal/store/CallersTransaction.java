package org.tppkit.core.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A transaction of the program, on its own connection of the same database, which sees what was there when it began, rolled back. */
final class CallersTransaction {
    private CallersTransaction() {}

    static void rolledBack(DataSource database, Runnable work) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("SELECT count(*) FROM tppkit_token");
            work.run();
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
