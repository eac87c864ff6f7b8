package org.tppkit.ports.spi.bank;

import java.util.List;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;

/**
 * Offers the banks of one family. Found by {@link java.util.ServiceLoader}: a final public class with a public
 * constructor without parameters, named in {@code META-INF/services}.
 *
 * <p><b>Threads</b>: asked by one thread at a time. <b>Blocking and interruption</b>: nothing here may block or do I/O.
 * <b>Null</b>: nothing is null. <b>Errors</b>: {@link IllegalArgumentException} from {@link #create} for a descriptor
 * that the adapter cannot serve, saying which setting to correct. <b>Time and units</b>: none.
 *
 * <ul>
 *   <li>PR-01 Every descriptor's family MUST be {@link #providerId()}.
 *   <li>PR-02 {@code create} MUST serve every shipped bank in every version it declares, and any descriptor derived from
 *       one of them by changing names, addresses and settings or by declaring less.
 *   <li>PR-03 Constructor, {@code banks} and {@code create} MUST be cheap and without I/O.
 *   <li>PR-04 A provider MUST be found by {@code ServiceLoader}: a public final class with a public constructor without
 *       parameters, named in the services file.
 * </ul>
 */
public interface BankAdapterProvider {

    /** {@return the family of banks, for instance {@code arkea}: the part of each bank's id before the colon} */
    String providerId();

    /** {@return the banks that come with the adapter} */
    List<BankDescriptor> banks();

    /**
     * {@return an adapter for one bank in one version}
     *
     * @param version one of the versions of {@code context.bank()}
     * @param context what the adapter works with
     */
    BankAdapter create(ApiVersion version, AdapterContext context);
}
