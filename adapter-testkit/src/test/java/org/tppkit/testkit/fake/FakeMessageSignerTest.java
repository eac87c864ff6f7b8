package org.tppkit.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

class FakeMessageSignerTest {
    private static final URI CERTIFICATE = URI.create("https://tpp.example/qsealc.pem");

    private final FakeSigner signer = FakeSigner.of(vectorKey(), List.of());
    private final FakeMessageSigner messages = FakeMessageSigner.of(signer, CERTIFICATE);

    @Test
    void signsTheBasicVectorOfTheDraft() {
        SignatureProfile profile = SignatureProfile.builder()
                .addHeaders("(request-target)", "host", "date")
                .build();

        assertThat(signature(messages.sign(vectorRequest(), profile))).isEqualTo(CavageVectors.C2_SIGNATURE);
        assertThat(signer.signatures()).isOne();
    }

    @Test
    void namesTheKeyBySerialNumberInCapitalsAndIssuer() {
        KeyAndChain qsealc = TestPki.shared().tpp().qsealc();
        SignatureProfile profile = SignatureProfile.builder()
                .addHeaders("date")
                .keyId(SignatureProfile.KeyId.SERIAL_NUMBER_AND_ISSUER)
                .build();

        BankRequest signed = FakeMessageSigner.of(FakeSigner.of(qsealc.key(), qsealc.chain()), CERTIFICATE)
                .sign(vectorRequest(), profile);

        BigInteger serialNumber = qsealc.certificate().getSerialNumber();
        assertThat(signed.header("Signature").orElseThrow())
                .startsWith(String.format(Locale.ROOT, "keyId=\"SN=%X,CA=CN=", serialNumber));
    }

    @Test
    void signsTheVectorOfAllHeadersWithItsDigest() {
        SignatureProfile profile = SignatureProfile.builder()
                .addHeaders("(request-target)", "host", "date", "content-type", "digest", "content-length")
                .build();

        BankRequest signed = messages.sign(vectorRequest(), profile);

        assertThat(signed.header("Digest")).contains("SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=");
        assertThat(signature(signed)).isEqualTo(CavageVectors.C3_SIGNATURE);
    }

    @Test
    void theSignatureHeaderNamesKeyAlgorithmAndHeaders() {
        SignatureProfile profile = SignatureProfile.builder()
                .addHeaders("(request-target)", "digest")
                .addHeadersIfPresent("date", "psu-ip-address")
                .build();

        BankRequest signed = messages.sign(vectorRequest(), profile);

        assertThat(signed.header("Signature").orElseThrow())
                .startsWith("keyId=\"https://tpp.example/qsealc.pem\",algorithm=\"rsa-sha256\","
                        + "headers=\"(request-target) digest date\",signature=\"");
    }

    @Test
    void withoutABodyTheDigestIsOverNoBytesOrLeftOutAsTheProfileSays() {
        BankRequest get =
                BankRequest.get(URI.create("https://bank.example/accounts")).build();
        SignatureProfile.Builder profile = SignatureProfile.builder().addHeaders("(request-target)");

        assertThat(messages.sign(get, profile.build()).header("Digest"))
                .contains("SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assertThat(messages.sign(
                                get,
                                profile.digest(SignatureProfile.Digest.WITH_BODY)
                                        .build())
                        .header("Digest"))
                .isEmpty();
    }

    @Test
    void aHeaderThatTheRequestLacksIsAnError() {
        SignatureProfile profile =
                SignatureProfile.builder().addHeaders("x-request-id").build();

        assertThatThrownBy(() -> messages.sign(vectorRequest(), profile))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("x-request-id");
    }

    @Test
    void pathAndQueryAreSignedAsTheyAreSent() {
        BankRequest request = BankRequest.get(URI.create("https://bank.example/a%3Ab?next=%2Fx+y"))
                .build();

        assertThat(FakeMessageSigner.signingString(request, List.of("(request-target)")))
                .isEqualTo("(request-target): get /a%3Ab?next=%2Fx+y");
    }

    @Test
    void theKeyIsNotShown() {
        assertThat(signer).hasToString("FakeSigner[0 signatures]");
    }

    private static BankRequest vectorRequest() {
        return BankRequest.of("POST", URI.create("https://example.com/foo?param=value&pet=dog"))
                .header("Host", "example.com")
                .header("Date", "Sun, 05 Jan 2014 21:31:40 GMT")
                .header("Content-Type", "application/json")
                .header("Content-Length", "18")
                .body(CavageVectors.BODY.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static String signature(BankRequest signed) {
        String header = signed.header("Signature").orElseThrow();
        String mark = "signature=\"";
        return header.substring(header.indexOf(mark) + mark.length(), header.length() - 1);
    }

    /** The JDK reads PKCS#8 only: the vector's PKCS#1 key gets that frame round it. */
    private static PrivateKey vectorKey() {
        try {
            byte[] pkcs1 = Base64.getDecoder().decode(CavageVectors.PRIVATE_KEY);
            ByteArrayOutputStream pkcs8 = new ByteArrayOutputStream();
            pkcs8.write(HexFormat.of().parseHex("020100300d06092a864886f70d0101010500"));
            pkcs8.write(element("04", pkcs1));
            byte[] framed = element("30", pkcs8.toByteArray());
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(framed));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] element(String tag, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(HexFormat.of().parseHex(tag + "82"));
        out.write(content.length >> 8);
        out.write(content.length);
        out.write(content);
        return out.toByteArray();
    }
}
