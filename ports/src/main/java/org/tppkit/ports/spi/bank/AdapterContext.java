package org.tppkit.ports.spi.bank;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.signing.MessageSigner;
import org.tppkit.ports.spi.signing.Signer;

/**
 * What an adapter gets for its whole life: one bank, one application, one environment. Received, never implemented by
 * adapters: it will grow.
 *
 * <p><b>Threads</b>: may be used by many threads at once. <b>Blocking and interruption</b>: accessors never block.
 * <b>Null</b>: nothing is null. <b>Errors</b>: none. <b>Time and units</b>: see {@link #clock()}.
 */
public interface AdapterContext {

    /** {@return the bank, as shipped or as the user changed it} */
    BankDescriptor bank();

    /** {@return the one of the bank's worlds that the adapter calls} */
    Environment environment();

    /** {@return the bank's addresses in that environment} */
    BankEndpoints endpoints();

    /** {@return the third party's application at the bank} */
    Application application();

    /** {@return what signs requests with the application's QSealC} */
    MessageSigner messageSigner();

    /** {@return the signer below, for banks that want something else signed than HTTP messages} */
    Signer signer();

    /** {@return the only clock that an adapter asks} */
    Clock clock();

    /**
     * {@return the only source of randomness that an adapter asks, fit for secrets: for instance for a PKCE verifier}
     */
    RandomGenerator random();
}
