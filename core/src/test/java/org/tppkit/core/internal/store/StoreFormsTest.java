package org.tppkit.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;

/** What version 0.1 wrote into files and encrypted, committed byte for byte: it is read, and written the same, for ever. */
class StoreFormsTest {
    private static final TokenKey KEY =
            new TokenKey(TokenKey.Kind.CONSENT, Environment.SANDBOX, BankId.of("arkea:cmb"), "client", "consent-1");
    private static final TokenRecord RECORD = TokenRecord.of("payload".getBytes(StandardCharsets.UTF_8))
            .withSubject("user-42 é")
            .withExpiry(Instant.parse("2027-01-02T03:04:05.678901234Z"));

    @Test
    void aFile() throws IOException {
        StoredToken stored = new StoredToken(KEY, 4711, RECORD);
        byte[] golden = golden("file");

        assertThat(FileForm.read(golden, "file")).contains(stored);
        assertThat(hex(FileForm.write(stored))).isEqualTo(hex(golden));
        assertThat(RecordFiles.nameOf(KEY))
                .isEqualTo("6f9c40dc257c653ab004c337544400cf7541fdf562fe357bec899f12a60ed894");
    }

    @Test
    void anEncryptedRecord() throws IOException {
        RecordCipher cipher = new RecordCipher(KeyRing.sealingWith("2026", new byte[32]), new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) i;
                }
            }
        });
        byte[] golden = golden("encrypted");

        assertThat(hex(cipher.seal(KEY, RECORD).payload())).isEqualTo(hex(golden));
        TokenRecord stored = TokenRecord.of(golden)
                .withSubject(RECORD.subject().orElseThrow())
                .withExpiry(RECORD.expiresAt().orElseThrow());
        assertThat(cipher.open(KEY, stored)).isEqualTo(RECORD);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = StoreFormsTest.class.getResourceAsStream("forms/0.1/" + name + ".hex")) {
            assertThat(in).as(name).isNotNull();
            return HexFormat.of()
                    .parseHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", ""));
        }
    }
}
