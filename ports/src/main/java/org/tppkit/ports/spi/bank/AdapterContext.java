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

    /** The bank, as shipped or as the user changed it. */
    BankDescriptor bank();

    /** The environment. */
    Environment environment();

    /** The bank's addresses in that environment. */
    BankEndpoints endpoints();

    /** The third party's application at the bank. */
    Application application();

    /** Signs requests with the application's QSealC. */
    MessageSigner messageSigner();

    /** The signer below, for banks that want something else signed than HTTP messages. */
    Signer signer();

    /** The only clock that an adapter asks. */
    Clock clock();

    /** The only source of randomness that an adapter asks, fit for secrets: for instance for a PKCE verifier. */
    RandomGenerator random();
}
