package org.tppkit.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The vectors of RFC 5869, appendix A. */
class HkdfTest {

    @Test
    void firstVector() throws Exception {
        assertThat(derive("0b".repeat(22), "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9", 42))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    void secondVector() throws Exception {
        assertThat(derive(bytes(0x00, 80), bytes(0x60, 80), bytes(0xb0, 80), 82))
                .isEqualTo("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                        + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                        + "cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    @Test
    void thereIsAMost() {
        assertThatIllegalArgumentException().isThrownBy(() -> derive("00", "00", "", 255 * 32 + 1));
    }

    private static String bytes(int first, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (first + i);
        }
        return HexFormat.of().formatHex(bytes);
    }

    private static String derive(String secret, String salt, String info, int length) throws GeneralSecurityException {
        HexFormat hex = HexFormat.of();
        return hex.formatHex(Hkdf.derive(hex.parseHex(secret), hex.parseHex(salt), hex.parseHex(info), length));
    }
}
