package org.tppkit.testkit.contract;

/**
 * The rules TS-01 to TS-10 of {@link org.tppkit.ports.spi.token.TokenStore}, for whoever writes one.
 *
 * <pre>{@code
 * class OurTokenStoreTest implements TokenStoreContract {
 *     @Override
 *     public TokenStore store() {
 *         return new OurTokenStore(emptyDatabase());
 *     }
 *
 *     @Override
 *     public TokenStore reopened(TokenStore store) {
 *         return new OurTokenStore(theSameDatabase());
 *     }
 * }
 * }</pre>
 *
 * <p>A store that outlives its process overrides {@link #reopened}; one that shares a database with the program overrides
 * {@link #inRolledBackTransaction}; each overrides {@link #brokenStore} if its medium can fail.
 */
public interface TokenStoreContract
        extends StoreWritesContract, StoreContentContract, StoreListingContract, StoreDurabilityContract {}
