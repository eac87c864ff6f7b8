package org.tppkit.core.internal.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.signing.QualifiedCertificate.Use;
import org.tppkit.ports.error.ConfigurationException;

/**
 * A token behind PKCS#11, through the JDK's own provider. A provider whose sessions the HSM has ended does not come back to
 * life, so that each opening may make another one. Safe for many threads.
 *
 * <p>TLS of Java looks for keys of HSMs among the registered providers only. That is why the one that holds the QWAC is
 * registered, under the name that its configuration gives it, after all others.
 */
final class Pkcs11Token {
    private static final String JDK_PROVIDER = "SunPKCS11";

    private final Path configuration;
    private final char[] pin;
    private boolean refused;

    Pkcs11Token(Path configuration, char[] pin) {
        this.configuration = configuration;
        this.pin = pin;
    }

    /**
     * Logs in and finds a key.
     *
     * @throws ConfigurationException if that fails. A PIN that was refused is never tried again: tokens lock themselves
     *     after a few wrong ones
     */
    synchronized CertifiedKey open(@Nullable String alias, Use use) {
        if (refused) {
            throw problem("refused its PIN before, and is not asked again: it might lock itself");
        }
        Provider made = configured();
        Provider registered = Security.getProvider(made.getName());
        if (registered != null) {
            try {
                return entries(registered).find(alias, use);
            } catch (IOException | GeneralSecurityException | ProviderException dead) {
                throwIfRefused(dead);
            }
        }
        try {
            CertifiedKey key = entries(made).find(alias, use);
            if (use == Use.WEB) {
                register(made);
            }
            return key;
        } catch (IOException | GeneralSecurityException | ProviderException e) {
            throwIfRefused(e);
            throw problem("cannot be opened (" + e.getClass().getSimpleName() + ")");
        }
    }

    private KeyEntries entries(Provider provider) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, pin);
        return KeyEntries.of("the PKCS#11 token of " + configuration, store, null);
    }

    private Provider configured() {
        Provider jdk = Security.getProvider(JDK_PROVIDER);
        if (jdk == null) {
            throw problem("cannot be reached: this Java has no provider " + JDK_PROVIDER);
        }
        KeyFile.read(configuration);
        try {
            return jdk.configure(configuration.toString());
        } catch (InvalidParameterException | ProviderException | UnsupportedOperationException e) {
            // The message may quote the file; the name of the class says whose fault it is.
            throw problem("cannot be reached: look at the library, slot and syntax of its configuration ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static void register(Provider provider) {
        Security.removeProvider(provider.getName());
        Security.addProvider(provider);
    }

    private void throwIfRefused(Exception failure) {
        refused = OpenedKeyStore.isRefusal(failure);
        if (refused) {
            throw problem("refuses its PIN");
        }
    }

    private ConfigurationException problem(String what) {
        return new ConfigurationException(List.of("the PKCS#11 token of " + configuration + " " + what));
    }
}
