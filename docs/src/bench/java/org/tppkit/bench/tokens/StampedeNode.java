package org.tppkit.bench.tokens;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tppkit.bench.bank.Keys;
import org.tppkit.bench.bank.ThirdParty;
import org.tppkit.bench.crowd.Callers;
import org.tppkit.core.Accounts;
import org.tppkit.core.Consent;
import org.tppkit.core.Settings;
import org.tppkit.core.TokenStores;

/**
 * One process of several. Each line on its standard input is a consent; it calls the bank in that consent's name, from all
 * its threads at once, and answers how many of them were served. Its clock goes eleven hours ahead: by that time tokens of
 * ten hours have ended.
 */
final class StampedeNode {
    static final int THREADS = 50;

    private static final Duration AHEAD = Duration.ofHours(11);

    /** Many handshakes at once take their time on a small machine. */
    static final Settings PATIENT =
            Settings.builder().connectTimeout(Duration.ofSeconds(50)).build();

    /** Held here, or its level would be forgotten. */
    private static final Logger LIBRARY = Logger.getLogger("org.tppkit");

    private StampedeNode() {}

    /** @param arguments the folder of the keys; where the bank is; the database's port */
    public static void main(String... arguments) throws Exception {
        LIBRARY.setLevel(Level.SEVERE);
        Keys keys = Keys.read(Path.of(arguments[0]));
        try (ThirdParty library = ThirdParty.of(
                        keys,
                        keys.identity(),
                        URI.create(arguments[1]),
                        builder -> builder.tokenStore(TokenStores.jdbc(Database.at(Integer.parseInt(arguments[2]))))
                                .clock(Clock.offset(Clock.systemUTC(), AHEAD))
                                .settings(PATIENT));
                Callers callers = new Callers(THREADS)) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Accounts accounts = library.bank().accounts(Consent.decode(line), ThirdParty.CUSTOMER);
                System.out.println(THREADS - callers.call(1, () -> accounts.balances(ThirdParty.ACCOUNT)));
            }
        }
    }
}
