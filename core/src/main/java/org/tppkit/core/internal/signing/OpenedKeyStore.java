package org.tppkit.core.internal.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.util.List;
import java.util.concurrent.Callable;
import javax.security.auth.login.FailedLoginException;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.signing.QualifiedCertificate.Use;
import org.tppkit.ports.error.ConfigurationException;

/**
 * A key store that somebody else opens, as often as is needed. A password that it has refused once is never shown to it
 * again: HSMs lock themselves after a few wrong ones.
 */
final class OpenedKeyStore {
    private static final String NAME = "the key store";

    private final Callable<KeyStore> opener;
    private final char @Nullable [] password;
    private boolean refused;

    OpenedKeyStore(Callable<KeyStore> opener, char @Nullable [] password) {
        this.opener = opener;
        this.password = password;
    }

    /**
     * Opens the store and reads one key.
     *
     * @throws ConfigurationException if that fails
     */
    synchronized CertifiedKey open(@Nullable String alias, Use use) {
        if (refused) {
            throw problem("refused its password before, and is not asked again: it might lock itself");
        }
        try {
            return KeyEntries.of(NAME, opener.call(), password).find(alias, use);
        } catch (ConfigurationException e) {
            throw e;
        } catch (UnrecoverableKeyException e) {
            throw problem("does not open its keys with this password");
        } catch (KeyStoreException e) {
            throw problem("must be loaded before it is given (" + e.getClass().getSimpleName() + ")");
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw failure(e);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw failure(e);
        }
    }

    private ConfigurationException failure(Exception failure) {
        refused = isRefusal(failure);
        // Messages may hold anything, so only the class is told.
        return problem(
                refused
                        ? "refuses its password"
                        : "cannot be opened (" + failure.getClass().getSimpleName() + ")");
    }

    static boolean isRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FailedLoginException) {
                return true;
            }
        }
        return false;
    }

    private static ConfigurationException problem(String what) {
        return new ConfigurationException(List.of(NAME + " " + what));
    }
}
