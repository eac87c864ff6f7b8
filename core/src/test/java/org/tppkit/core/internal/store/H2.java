package org.tppkit.core.internal.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;

/** Databases of H2 in this process. */
final class H2 {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private H2() {}

    /** A new database in memory, without any table. */
    static JdbcDataSource newDatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:tokens" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    /** A new database in memory with the table of the script. */
    static JdbcDataSource withTable() {
        JdbcDataSource database = newDatabase();
        Postgres.execute(database, Scripts.H2);
        return database;
    }

    /** No database can be reached. */
    static JdbcDataSource broken() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:none;IFEXISTS=TRUE");
        return database;
    }
}
