package org.tppkit.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.fake.FakeMessageSigner;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

@Timeout(60)
class CavageMessageSignerTest {
    private static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");
    private static final KeyAndChain QSEALC = TestPki.shared().tpp().qsealc();
    private static final Pattern PARAMETER = Pattern.compile("([a-zA-Z]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final SignatureProfile PROFILE = SignatureProfile.builder()
            .addHeaders("(request-target)", "digest", "x-request-id")
            .addHeadersIfPresent("psu-ip-address", "content-type")
            .build();

    private final Locale localeBefore = Locale.getDefault();
    private final Signer signer = KeySigner.of(new CertifiedKey(QSEALC.key(), QSEALC.chain()));
    private final CavageMessageSigner messages = new CavageMessageSigner(signer, KEY_ID);

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(localeBefore);
    }

    @Test
    void writesTheSignatureHeaderInItsUsualForm() throws Exception {
        BankRequest signed = messages.sign(get("/a?b=c").build(), PROFILE);

        assertThat(signed.header("Signature").orElseThrow())
                .startsWith("keyId=\"https://tpp.example/qsealc.pem\",algorithm=\"rsa-sha256\","
                        + "headers=\"(request-target) digest x-request-id\",signature=\"");
        assertVerifies(
                signed,
                "(request-target): get /a?b=c\n"
                        + "digest: SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nx-request-id: 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a%2Fb?x=%20y+z", "/", "/accounts/1/transactions?dateFrom=2026-01-01&page=2", "/a?", "/a;b=c,d"
            })
    @DisplayName("T11 path and query are signed exactly as they are sent")
    void signsPathAndQueryExactlyAsTheyAreSent(String target) throws Exception {
        BankRequest signed = messages.sign(get(target).build(), PROFILE);

        assertVerifies(
                signed,
                "(request-target): get " + target
                        + "\ndigest: SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nx-request-id: 1");
    }

    @Test
    void anEmptyPathIsSignedAsTheSlashThatIsSent() {
        BankRequest signed = messages.sign(get("?x=1").build(), PROFILE);

        assertThat(rebuilt(signed)).startsWith("(request-target): get /?x=1\n");
    }

    @Test
    void digestsTheBodysBytes() throws Exception {
        byte[] body = "{\"montant\":\"é\"}".getBytes(StandardCharsets.UTF_8);
        BankRequest signed = messages.sign(request("POST", "/p").body(body).build(), PROFILE);

        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
        assertThat(signed.header("Digest"))
                .contains("SHA-256=" + Base64.getEncoder().encodeToString(hash));
        assertThat(signed.body()).isEqualTo(body);
        assertVerifies(signed, rebuilt(signed));
    }

    @Test
    void digestsOnlyBodiesWhereTheProfileSaysSo() {
        SignatureProfile profile = SignatureProfile.builder()
                .addHeaders("x-request-id")
                .addHeadersIfPresent("digest")
                .digest(SignatureProfile.Digest.WITH_BODY)
                .build();

        assertThat(messages.sign(get("/").build(), profile).header("Digest")).isEmpty();
        assertThat(messages.sign(request("POST", "/").body(new byte[] {1}).build(), profile)
                        .header("Digest"))
                .isPresent();
    }

    @Test
    void signsOptionalHeadersOnlyWhereTheyAre() {
        BankRequest signed =
                messages.sign(get("/").header("PSU-IP-Address", "203.0.113.7").build(), PROFILE);

        assertThat(parameters(signed)).containsEntry("headers", "(request-target) digest x-request-id psu-ip-address");
        assertThat(rebuilt(signed)).endsWith("\npsu-ip-address: 203.0.113.7");
    }

    @Test
    void keepsTheProfilesOrderWhateverTheRequestsOrder() throws Exception {
        SignatureProfile profile = SignatureProfile.builder()
                .addHeaders("x-b", "x-a", "(request-target)", "x-empty")
                .build();
        BankRequest request = get("/").header("X-Empty", "")
                .header("x-A", "1  2")
                .header("X-B", "3")
                .build();

        assertVerifies(messages.sign(request, profile), "x-b: 3\nx-a: 1  2\n(request-target): get /\nx-empty: ");
    }

    @Test
    void namesTheHeaderThatTheRequestLacks() {
        BankRequest request =
                BankRequest.get(URI.create("https://api.bank.example/")).build();

        assertThatThrownBy(() -> messages.sign(request, PROFILE))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("x-request-id");
    }

    @Test
    void refusesAProfileThatCoversNothing() {
        SignatureProfile nothing = SignatureProfile.builder().build();

        assertThatThrownBy(() -> messages.sign(get("/").build(), nothing)).isInstanceOf(SigningException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://api.bank.example", "https://api.bank.example:443", "https://api.bank.example:8443"})
    void signsTheHostAsTheTransportWillSendIt(String origin) {
        SignatureProfile profile = SignatureProfile.builder().addHeaders("host").build();
        BankRequest signed =
                messages.sign(BankRequest.get(URI.create(origin + "/")).build(), profile);

        String expected = origin.endsWith("8443") ? "api.bank.example:8443" : "api.bank.example";
        assertThat(verifies(signed, "host: " + expected)).isTrue();
    }

    @Test
    void namesTheKeyBySerialNumberAndIssuer() {
        SignatureProfile profile = SignatureProfile.builder()
                .addHeaders("x-request-id")
                .keyId(SignatureProfile.KeyId.SERIAL_NUMBER_AND_ISSUER)
                .build();
        String serial = QSEALC.certificate().getSerialNumber().toString(16).toUpperCase(Locale.ROOT);

        assertThat(parameters(messages.sign(get("/").build(), profile)).get("keyId"))
                .startsWith("SN=" + serial + ",CA=CN=")
                .contains("O=");
    }

    @Test
    void theKitsSignerNamesTheKeyInTheSameWords() {
        SignatureProfile profile = SignatureProfile.builder()
                .addHeaders("x-request-id")
                .keyId(SignatureProfile.KeyId.SERIAL_NUMBER_AND_ISSUER)
                .build();
        BankRequest request = get("/").build();

        assertThat(parameters(messages.sign(request, profile)).get("keyId"))
                .isEqualTo(parameters(FakeMessageSigner.of(signer, KEY_ID).sign(request, profile))
                        .get("keyId"));
    }

    @Test
    void quotesInTheIssuersNameDoNotEndTheParameter() throws Exception {
        X509Certificate quoted =
                TestCertificates.certificate(TestCertificates.keys("RSA", 2048), "CN=A \\\"good\\\" issuer", null);
        KeyIds ids = new KeyIds(KEY_ID, quoted);

        assertThat(ids.of(SignatureProfile.KeyId.SERIAL_NUMBER_AND_ISSUER))
                .isEqualTo("SN=1FA9,CA=CN=A \\\\\\\"good\\\\\\\" issuer");
    }

    @Test
    void anIssuerThatNoHeaderCanCarryIsRefused() throws Exception {
        X509Certificate accented =
                TestCertificates.certificate(TestCertificates.keys("RSA", 2048), "CN=Autorit\u00e9", null);
        KeyIds ids = new KeyIds(KEY_ID, accented);

        assertThat(ids.of(SignatureProfile.KeyId.CERTIFICATE_URL)).isEqualTo(KEY_ID.toString());
        assertThatThrownBy(() -> ids.of(SignatureProfile.KeyId.SERIAL_NUMBER_AND_ISSUER))
                .isInstanceOf(SigningException.class);
    }

    @Test
    void signsWithTheProfilesAlgorithm() throws Exception {
        SignatureProfile profile = SignatureProfile.builder()
                .addHeaders("x-request-id")
                .algorithm(SignatureAlgorithm.RSA_SHA512)
                .build();
        BankRequest signed = messages.sign(get("/").build(), profile);

        assertThat(parameters(signed)).containsEntry("algorithm", "rsa-sha512");
        Signature verifier = Signature.getInstance("SHA512withRSA");
        verifier.initVerify(QSEALC.certificate());
        verifier.update("x-request-id: 1".getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(signature(signed))).isTrue();
    }

    @Test
    void opensslVerifiesTheSignature(@TempDir Path folder) throws Exception {
        BankRequest signed = messages.sign(
                request("POST", "/a%2Fb?x=1").body(new byte[] {1, 2, 3}).build(), PROFILE);
        Path key = folder.resolve("key.pem");
        Path signature = folder.resolve("signature");
        Path message = folder.resolve("message");
        Files.writeString(
                key,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(
                                        QSEALC.certificate().getPublicKey().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        Files.write(signature, signature(signed));
        Files.writeString(message, rebuilt(signed));
        String printed = Openssl.run(
                "dgst", "-sha256", "-verify", key.toString(), "-signature", signature.toString(), message.toString());

        assertThat(printed).contains("Verified OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "fr-FR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai"})
    @DisplayName("T15 the default locale changes nothing of the signing string")
    void theDefaultLocaleChangesNothing(String locale) {
        BankRequest request = request("INIT", "/I?I=i")
                .header("PSU-IP-ADDRESS", "203.0.113.7")
                .build();
        String expected = messages.sign(request, PROFILE).header("Signature").orElseThrow();
        Locale.setDefault(Locale.forLanguageTag(locale));

        BankRequest signed = new CavageMessageSigner(signer, KEY_ID).sign(request, PROFILE);
        assertThat(signed.header("Signature")).contains(expected);
        assertThat(rebuilt(signed))
                .startsWith("(request-target): init /I?I=i\n")
                .contains("\npsu-ip-address: ");
    }

    @Test
    @DisplayName("T11 values that cannot travel unchanged are refused before anything is signed")
    void valuesThatCannotTravelAreRefusedBeforeAnythingIsSigned() {
        AtomicInteger signatures = new AtomicInteger();
        Signer counting = signerThat(message -> {
            signatures.incrementAndGet();
            return new byte[] {1};
        });
        CavageMessageSigner counted = new CavageMessageSigner(counting, KEY_ID);
        for (String value : List.of("caf\u00e9", "\u20ac", " x", "x ", "a\r\nb", "a\u0000b")) {
            assertThatThrownBy(() -> counted.sign(
                            get("/").header("PSU-User-Agent", value).build(), PROFILE))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageNotContaining(value);
        }
        assertThat(signatures).hasValue(0);
    }

    @Test
    void aForeignSignersFailureIsToldWithoutItsWords() {
        CavageMessageSigner failing = new CavageMessageSigner(
                signerThat(message -> {
                    throw new IllegalStateException("pin=canary", new RuntimeException("canary"));
                }),
                KEY_ID);

        assertThatThrownBy(() -> failing.sign(get("/").build(), PROFILE))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("IllegalStateException")
                .satisfies(failure -> assertThat(printed(failure)).doesNotContain("canary"));
    }

    @Test
    void aSignerThatGivesNothingHasSignedNothing() {
        CavageMessageSigner failing = new CavageMessageSigner(signerThat(message -> null), KEY_ID);

        assertThatThrownBy(() -> failing.sign(get("/").build(), PROFILE)).isInstanceOf(SigningException.class);
    }

    @Test
    void aSigningExceptionPassesAsItIs() {
        SigningException refused = new SigningException("the HSM is locked", null);
        CavageMessageSigner failing = new CavageMessageSigner(
                signerThat(message -> {
                    throw refused;
                }),
                KEY_ID);

        assertThatThrownBy(() -> failing.sign(get("/").build(), PROFILE)).isSameAs(refused);
    }

    @Test
    void aSignerWithoutCertificateIsRefused() {
        Signer bare = new Signer() {
            @Override
            public List<X509Certificate> certificateChain() {
                return List.of();
            }

            @Override
            public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
                return message;
            }
        };
        assertThatThrownBy(() -> new CavageMessageSigner(bare, KEY_ID)).isInstanceOf(SigningException.class);
    }

    @Test
    @DisplayName("T11 any request verifies from what is sent alone")
    void anyRequestVerifiesFromWhatIsSentAlone() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            BankRequest signed = messages.sign(anyRequest(random), PROFILE);
            assertThat(verifies(signed, rebuilt(signed)))
                    .as("seed " + seed + ", request " + i)
                    .isTrue();
        }
    }

    @Test
    void manyThreadsShareOneSigner() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < 320; i++) {
                int number = i;
                results.add(threads.submit(() -> {
                    BankRequest signed = messages.sign(get("/" + number).build(), PROFILE);
                    return verifies(signed, rebuilt(signed));
                }));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get(30, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static BankRequest anyRequest(Random random) {
        String path = "/"
                + random.ints(random.nextInt(12), 0, 6)
                        .mapToObj(i ->
                                List.of("a", "%2F", "/", "+", "~", "%C3%A9").get(i))
                        .collect(Collectors.joining());
        String query = random.nextBoolean()
                ? "?q=" + "%20+&=;,".substring(0, random.nextInt(9)).replace("%", "%25")
                : "";
        BankRequest.Builder builder = request(random.nextBoolean() ? "POST" : "PUT", path + query);
        if (random.nextBoolean()) {
            builder.header("PSU-IP-Address", "2001:db8::" + random.nextInt(9999));
        }
        if (random.nextBoolean()) {
            builder.header("Content-type", "application/json; charset=\"utf-8\"");
        }
        byte[] body = new byte[random.nextInt(300)];
        random.nextBytes(body);
        return builder.body(body).build();
    }

    private static BankRequest.Builder get(String target) {
        return request("GET", target);
    }

    private static BankRequest.Builder request(String method, String target) {
        return BankRequest.of(method, URI.create("https://api.bank.example" + target))
                .header("X-Request-ID", "1");
    }

    private static void assertVerifies(BankRequest signed, String signingString) {
        assertThat(rebuilt(signed)).isEqualTo(signingString);
        assertThat(verifies(signed, signingString)).isTrue();
    }

    /** The signing string as a bank builds it: from the Signature header and the request alone. */
    private static String rebuilt(BankRequest signed) {
        List<String> lines = new ArrayList<>();
        for (String name : parameters(signed).get("headers").split(" ")) {
            String target = signed.method().toLowerCase(Locale.ROOT) + " " + signed.pathAndQuery();
            lines.add(name + ": "
                    + (name.equals("(request-target)")
                            ? target
                            : signed.header(name).orElseThrow()));
        }
        return String.join("\n", lines);
    }

    private static boolean verifies(BankRequest signed, String signingString) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(QSEALC.certificate());
            verifier.update(signingString.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature(signed));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] signature(BankRequest signed) {
        return Base64.getDecoder().decode(parameters(signed).get("signature"));
    }

    private static Map<String, String> parameters(BankRequest signed) {
        Matcher matcher = PARAMETER.matcher(signed.header("Signature").orElseThrow());
        return matcher.results().collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    private interface Signing {
        byte[] sign(byte[] message);
    }

    private static Signer signerThat(Signing signing) {
        return new Signer() {
            @Override
            public List<X509Certificate> certificateChain() {
                return QSEALC.chain();
            }

            @Override
            public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
                return signing.sign(message);
            }
        };
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
