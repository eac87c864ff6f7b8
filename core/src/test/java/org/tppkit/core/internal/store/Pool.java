package org.tppkit.core.internal.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A pool of connections as programs have one: closing a connection gives it back. Counts what is lent. */
final class Pool {
    private final DataSource database;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger lent = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();

    Pool(DataSource database) {
        this.database = database;
    }

    /** How many connections are lent now. */
    int lent() {
        return lent.get();
    }

    /** How often a connection was asked for. */
    int asked() {
        return asked.get();
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                Pool.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return lend();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private Connection lend() throws SQLException {
        asked.incrementAndGet();
        Connection pooled = idle.poll();
        Connection connection = pooled == null ? database.getConnection() : pooled;
        lent.incrementAndGet();
        return (Connection) Proxy.newProxyInstance(
                Pool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        lent.decrementAndGet();
                        idle.push(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
