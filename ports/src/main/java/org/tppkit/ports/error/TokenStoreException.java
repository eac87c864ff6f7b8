package org.tppkit.ports.error;

import org.jspecify.annotations.Nullable;

/**
 * The token store failed, or holds what this version of TPPKit cannot read. No token is thrown away for it.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class TokenStoreException extends TppException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what failed
     * @param cause the failure below; its message must hold no secret
     */
    public TokenStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    TppException copy() {
        return new TokenStoreException(text(), getCause());
    }
}
