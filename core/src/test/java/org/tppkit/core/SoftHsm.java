package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

/**
 * A real PKCS#11 token, of SoftHSM2 as the system's packages bring it. Tests that need it are skipped where it is missing. It
 * holds QWAC and QSealC of the standard third party, under these two names in lower case.
 */
public final class SoftHsm {
    public static final char[] PIN = "4711-canary".toCharArray();
    private static final String PROVIDER = "SunPKCS11-tppkit";
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));
    private static final int MORE_SESSIONS_THAN_THERE_ARE = 400;

    private static final class Shared {
        static final SoftHsm TOKEN = new SoftHsm();
    }

    private final Path configuration;

    private SoftHsm() {
        try {
            Path folder = emptyFolder();
            String slot = initialized(folder);
            configuration = Files.writeString(
                    folder.resolve("sunpkcs11.cfg"),
                    "name = tppkit\nlibrary = " + library().orElseThrow() + "\nslot = " + slot + "\n");
            KeyStore token = loggedIn(provider());
            put(token, "qwac", TestPki.shared().tpp().qwac());
            put(token, "qsealc", TestPki.shared().tpp().qsealc());
        } catch (Exception e) {
            throw new AssertionError("SoftHSM2 is there, but no token of it can be made", e);
        }
    }

    /** The one token of this process. */
    public static SoftHsm shared() {
        assumeThat(library()).as("SoftHSM2 is installed").isPresent();
        assumeThat(System.getenv("SOFTHSM2_CONF"))
                .as("SOFTHSM2_CONF leads SoftHSM2 to a folder of these tests")
                .isNotNull();
        return Shared.TOKEN;
    }

    /** How the JDK's provider is configured for it. */
    public Path configuration() {
        return configuration;
    }

    /** A provider of one's own for the token. */
    public Provider provider() {
        return Security.getProvider("SunPKCS11").configure(configuration.toString());
    }

    public KeyStore loggedIn(Provider provider) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, PIN);
        return store;
    }

    /** The token forgets who is logged in: all handles of private keys are dead. */
    public void forgetLogin() throws Exception {
        ((AuthProvider) provider()).logout();
    }

    /** The token ends all sessions, as one does whose network was cut for a moment. */
    public void endSessions() throws Exception {
        Class<?> wrapper = Class.forName("sun.security.pkcs11.wrapper.PKCS11");
        Object module = module(wrapper);
        Method close = wrapper.getMethod("C_CloseSession", long.class);
        int closed = 0;
        for (long handle = 1; handle < MORE_SESSIONS_THAN_THERE_ARE; handle++) {
            try {
                close.invoke(module, handle);
                closed++;
            } catch (InvocationTargetException noSuchSession) {
                continue;
            }
        }
        assertThat(closed).as("sessions that were open").isPositive();
    }

    private static Object module(Class<?> wrapper) {
        try {
            Field modules = wrapper.getDeclaredField("moduleMap");
            modules.setAccessible(true);
            return ((Map<?, ?>) modules.get(null)).values().iterator().next();
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return Assumptions.abort("this JVM does not open its PKCS#11 wrapper, so that no session can be ended");
        }
    }

    /** As at the start: nothing of it is registered. */
    public void unregister() {
        Security.removeProvider(PROVIDER);
    }

    public boolean isRegistered() {
        return Security.getProvider(PROVIDER) != null;
    }

    private static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    private static Path emptyFolder() throws IOException {
        Path folder = Path.of(System.getenv("SOFTHSM2_CONF")).getParent();
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Path tokens = Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        return folder;
    }

    private static String initialized(Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "tppkit",
                        "--so-pin",
                        "0815-canary",
                        "--pin",
                        new String(PIN))
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        Matcher slot = Pattern.compile("slot (\\d+)\\s*$").matcher(printed.strip());
        assertThat(slot.find()).as(printed).isTrue();
        return slot.group(1);
    }

    private static void put(KeyStore token, String alias, KeyAndChain entry) throws Exception {
        token.setKeyEntry(alias, entry.key(), null, entry.chain().toArray(new X509Certificate[0]));
    }
}
