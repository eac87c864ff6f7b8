package org.tppkit.testkit.fake;

/** What is asked of a token store. */
public enum StoreOperation {
    /** {@link org.tppkit.ports.spi.token.TokenStore#find}. */
    FIND,
    /** {@link org.tppkit.ports.spi.token.TokenStore#replace}. */
    REPLACE,
    /** {@link org.tppkit.ports.spi.token.TokenStore#remove}. */
    REMOVE,
    /** {@link org.tppkit.ports.spi.token.TokenStore#list}. */
    LIST,
    /** {@link org.tppkit.ports.spi.token.TokenStore#purgeExpired}. */
    PURGE_EXPIRED
}
