package org.tppkit.core.internal.call;

import java.util.function.Consumer;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.HttpTransport;

/** An identity in the hands of one attempt, from its begin to its end. */
public interface IdentityUse extends AutoCloseable {

    /** Where they come from. */
    @FunctionalInterface
    interface Source {
        /**
         * The identity for one attempt of the calling thread.
         *
         * @param deadline until when the attempt has time
         * @param beforeSigning is told each request before it is signed, and may hold it back
         */
        IdentityUse begin(Deadline deadline, Consumer<BankRequest> beforeSigning);
    }

    /** Connections that show the identity. */
    HttpTransport transport();

    @Override
    void close();

    /** One and the same transport for all attempts. */
    static Source always(HttpTransport transport) {
        return (deadline, beforeSigning) -> new IdentityUse() {
            @Override
            public HttpTransport transport() {
                return transport;
            }

            @Override
            public void close() {
                // Kept for the next attempt.
            }
        };
    }
}
