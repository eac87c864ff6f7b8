package org.tppkit.testkit.contract;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.tppkit.ports.spi.token.TokenStore;

/** What the contract of token stores needs from whoever runs it. */
interface StoreUnderTest {

    /** A store without any record. Each test asks once. */
    TokenStore store();

    /**
     * Another handle on the same data, as after a restart of the program. The first handle is not used any more: it may be
     * closed here. Without an override the tests that need it are shown as aborted: right for a store that lives in memory,
     * for no other.
     */
    default TokenStore reopened(TokenStore store) {
        return Assumptions.abort(
                "the store lives in memory: reopened(TokenStore) is not overridden, so nothing was tested");
    }

    /**
     * Does some work within a transaction of the caller, of the kind that the program has around it (the thread's JDBC
     * connection, Spring, JTA), and rolls it back. Without an override the work is just done: right for a store that no
     * transaction can reach.
     */
    default void inRolledBackTransaction(Runnable work) {
        work.run();
    }

    /**
     * A store whose medium fails in every operation: the database is down, the directory is gone. Without one the test of
     * failures is shown as aborted.
     */
    default Optional<TokenStore> brokenStore() {
        return Optional.empty();
    }
}
