package org.tppkit.testkit.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;

/** Lets every operation of a broken token store fail and looks for the payload in what is told. */
final class StoreFailures {
    private static final String PAYLOAD = "refresh-token-canary";
    private static final byte[] BYTES = PAYLOAD.getBytes(StandardCharsets.UTF_8);

    private StoreFailures() {}

    static void assertSilent(TokenStore broken) {
        TokenKey key = StoreSamples.key("broken");
        assertFailsSilently("find", () -> broken.find(key));
        assertFailsSilently("replace without revision", () -> broken.replace(key, null, StoreSamples.record(PAYLOAD)));
        assertFailsSilently("replace", () -> broken.replace(key, 1L, StoreSamples.record(PAYLOAD)));
        assertFailsSilently("remove", () -> broken.remove(key, 1L));
        assertFailsSilently("list", () -> broken.list(TokenFilter.builder().build(), null, 10));
        assertFailsSilently("purgeExpired", () -> broken.purgeExpired(Instant.EPOCH));
    }

    private static void assertFailsSilently(String operation, Runnable call) {
        try {
            call.run();
        } catch (TokenStoreException e) {
            StoreClauses.SILENT_FAILURE.holds(
                    !shows(e, PAYLOAD), "the payload stands in what the exception of " + operation + " says.");
            return;
        } catch (RuntimeException e) {
            throw StoreClauses.SILENT_FAILURE.broken(
                    operation + " of a broken store threw " + e.getClass().getName() + ".", null);
        }
        throw StoreClauses.SILENT_FAILURE.broken(operation + " of a broken store did as if nothing were wrong.", null);
    }

    private static boolean shows(Throwable failure, String payload) {
        String told = Secrets.told(failure);
        List<String> forms = List.of(
                payload,
                Base64.getEncoder().withoutPadding().encodeToString(BYTES),
                HexFormat.of().formatHex(BYTES),
                Arrays.toString(BYTES));
        return forms.stream().anyMatch(form -> told.toLowerCase(Locale.ROOT).contains(form.toLowerCase(Locale.ROOT)));
    }
}
