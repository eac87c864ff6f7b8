package org.tppkit.adapter.arkea.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tppkit.adapter.arkea.scripted.Seeded;

class FormBodyTest {

    @Test
    void everythingButUnreservedCharactersIsEncoded() {
        FormBody form = new FormBody()
                .field("redirect uri", "https://a.example/cb?x=1&y=é+,~")
                .field("b", "");
        assertThat(form.text()).isEqualTo("redirect%20uri=https%3A%2F%2Fa.example%2Fcb%3Fx%3D1%26y%3D%C3%A9%2B%2C~&b=");
        assertThat(new String(form.bytes(), StandardCharsets.US_ASCII)).isEqualTo(form.text());
        assertThat(form.toString()).isEqualTo("FormBody[…]");
    }

    @Test
    void anyTextComesBackAfterDecoding() {
        Seeded.forAll(300, random -> {
            String text = random.ints(random.nextInt(40), 0, 0x2_0000)
                    .filter(c -> !Character.isSurrogate((char) c) || c > 0xffff)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String encoded = PercentEncoding.encode(text);
            assertThat(encoded).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*");
            assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(text);
        });
    }
}
