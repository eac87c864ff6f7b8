package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tppkit.core.internal.signing.Fingerprints;
import org.tppkit.core.internal.time.ManualTime;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.scripted.ClientCertificate;
import org.tppkit.testkit.scripted.RecordedRequest;
import org.tppkit.testkit.scripted.ScriptedAnswer;
import org.tppkit.testkit.scripted.ScriptedBank;

/** A bank that signs its answers, rightly and wrongly. */
@Timeout(60)
class AnswerSignaturesTest {
    private static final TestPki PKI = TestPki.shared();
    private static final String ACCOUNTS = "/accounts";
    private static final String BODY = "{\"accounts\":[\"a-1\"]}";
    private static final String BANK_ID = "PSDFR-ACPR-30004";
    private static final SignatureProfile PROFILE =
            SignatureProfile.builder().addHeaders("(request-target)", "digest").build();

    private final KeyAndChain seal = Forge.qsealc().subject(Forge.name(BANK_ID)).make();
    private final ScriptedBank bank = ScriptedBank.start(PKI);
    private final ScriptedBank elsewhere =
            ScriptedBank.builder(PKI).clientCertificate(ClientCertificate.NONE).start();
    private final FakeAdapter adapter = new FakeAdapter();
    private final FakeProvider provider = FakeProvider.of(adapter);
    private final ManualTime time = new ManualTime(ManualClock.at(Instant.now()));
    private final Map<BankRules, Reader> readers = new HashMap<>();
    private boolean signed = true;
    private String read = "";

    @BeforeEach
    void setUp() {
        adapter.accounts = this::ask;
        bank.when("GET", "/keys/seal.pem").answer(pem(seal));
    }

    @AfterEach
    void close() {
        readers.values().forEach(Reader::close);
        bank.close();
        elsewhere.close();
    }

    // ------------------------------------------------------------------ right

    @ParameterizedTest
    @EnumSource(
            value = AnswerSignatures.class,
            names = {"IF_PRESENT", "REQUIRED"})
    void aRightSignatureIsTakenAndTheBodyReachesTheReader(AnswerSignatures mode) {
        answer(request -> signedBy(seal.key(), request, keyId(), BODY));

        readWith(mode);

        assertThat(read).isEqualTo(BODY);
    }

    @Test
    void theCertificateIsFetchedOnceForManyAnswersAndAgainAfterADay() {
        answer(request -> signedBy(seal.key(), request, keyId(), BODY));
        try (Reader reader = reader(AnswerSignatures.REQUIRED)) {
            for (int i = 0; i < 5; i++) {
                reader.read();
            }
            assertThat(bank.requests("GET", "/keys/seal.pem")).hasSize(1);
            time.advance(Duration.ofHours(25));
            reader.read();
            assertThat(bank.requests("GET", "/keys/seal.pem")).hasSize(2);
        }
    }

    @Test
    void aNewKeyUnderTheOldAddressIsFoundButNotLookedForAllTheTime() {
        KeyAndChain fresh = Forge.qwac().subject(Forge.name(BANK_ID)).make();
        try (Reader reader = reader(AnswerSignatures.REQUIRED)) {
            answer(request -> signedBy(seal.key(), request, keyId(), BODY));
            reader.read();
            answer(request -> signedBy(fresh.key(), request, keyId(), BODY));
            assertThatThrownBy(reader::read).isInstanceOf(UnexpectedAnswerException.class);
            assertThat(bank.requests("GET", "/keys/seal.pem")).hasSize(1);
            bank.when("GET", "/keys/seal.pem").answer(pem(fresh));
            time.advance(Duration.ofMinutes(2));
            reader.read();
            assertThat(bank.requests("GET", "/keys/seal.pem")).hasSize(2);
        }
    }

    @Test
    void whatIsOffIsNotLookedAt() {
        answer(request ->
                ScriptedAnswer.json(200, BODY).header("Digest", "SHA-256=AAAA").header("Signature", "nonsense"));

        readWith(AnswerSignatures.OFF);

        assertThat(read).isEqualTo(BODY);
    }

    @Test
    void anUnsignedAnswerIsTakenWhereASignatureIsNotDemanded() {
        answer(request -> ScriptedAnswer.json(200, BODY));

        readWith(AnswerSignatures.IF_PRESENT);

        assertThat(read).isEqualTo(BODY);
    }

    @Test
    void aLoneDigestIsCompared() {
        answer(request -> ScriptedAnswer.json(200, BODY).header("Digest", digest(BODY)));
        readWith(AnswerSignatures.IF_PRESENT);

        answer(request -> ScriptedAnswer.json(200, BODY).header("Digest", digest("{}")));
        assertRefused(AnswerSignatures.IF_PRESENT, "the digest SHA-256 is not that of the body");
    }

    @Test
    void anAnswerToAnUnsignedRequestNeedsNoSignature() {
        signed = false;
        answer(request -> ScriptedAnswer.json(200, BODY));

        readWith(AnswerSignatures.REQUIRED);

        assertThat(read).isEqualTo(BODY);
    }

    @Test
    void anErrorNeedsNoSignatureButOneThatItCarriesMustBeRight() {
        answer(request -> ScriptedAnswer.json(404, BODY));
        assertThatThrownBy(() -> readWith(AnswerSignatures.REQUIRED)).isInstanceOf(RequestRejectedException.class);

        answer(request -> signedBy(PKI.tpp().qwac().key(), request, keyId(), BODY));
        assertRefused(AnswerSignatures.REQUIRED, "made with another key");
    }

    // ------------------------------------------------------------------ wrong

    @Test
    void aMissingSignatureIsRefusedWhereItIsDemanded() {
        answer(request -> ScriptedAnswer.json(200, BODY).header("Digest", digest(BODY)));

        assertRefused(AnswerSignatures.REQUIRED, "carries no signature");
    }

    @Test
    void aChangedBodyIsRefused() {
        answer(request -> signedBy(seal.key(), request, keyId(), BODY)
                .body(BODY.replace("a-1", "a-2").getBytes(StandardCharsets.UTF_8)));

        assertRefused(AnswerSignatures.IF_PRESENT, "the digest SHA-256 is not that of the body");
    }

    @Test
    void aSignatureThatLeavesTheBodyOutIsRefused() {
        answer(request -> signed(seal.key(), request, keyId(), BODY, "(request-target) x-request-id"));

        assertRefused(AnswerSignatures.IF_PRESENT, "does not cover the body");
    }

    @Test
    void aSignatureOfAnotherAnswerIsRefused() {
        ScriptedAnswer[] first = new ScriptedAnswer[1];
        answer(request -> {
            first[0] = signedBy(seal.key(), request, keyId(), BODY);
            return first[0];
        });
        readWith(AnswerSignatures.REQUIRED);
        RecordedRequest replayed = bank.requests("GET", ACCOUNTS).get(0);
        answer(request -> signedBy(seal.key(), replayed, keyId(), BODY)
                .header("X-Request-ID", request.header("X-Request-ID").orElseThrow()));

        assertRefused(AnswerSignatures.REQUIRED, "several headers x-request-id");
    }

    @Test
    void aSignatureByAnotherKeyIsRefused() {
        answer(request -> signedBy(PKI.tpp().qwac().key(), request, keyId(), BODY));

        assertRefused(AnswerSignatures.IF_PRESENT, "made with another key");
    }

    @Test
    void anUnreadableSignatureIsRefused() {
        answer(request -> ScriptedAnswer.json(200, BODY).header("Signature", "keyId=k"));
        assertRefused(AnswerSignatures.IF_PRESENT, "cannot be read: at character");

        answer(request -> signedBy(seal.key(), request, keyId(), BODY).header("Signature", "keyId=\"k\""));
        assertRefused(AnswerSignatures.IF_PRESENT, "several headers signature");
    }

    // ------------------------------------------------------------------ the certificate

    @Test
    void aKeyOnAnotherHostIsNotFetched() {
        elsewhere.when("GET", "/keys/seal.pem").answer(pem(seal));
        String address = elsewhere.origin().toString().replace("localhost", "127.0.0.1") + "/keys/seal.pem";
        answer(request -> signedBy(seal.key(), request, address, BODY));

        assertRefused(AnswerSignatures.REQUIRED, "host that is not allowed");
        assertThat(elsewhere.connections()).isZero();
    }

    @Test
    void aKeyOnAHostThatIsAllowedIsFetched() {
        elsewhere.when("GET", "/keys/seal.pem").answer(pem(seal));
        String address = elsewhere.origin().toString().replace("localhost", "127.0.0.1") + "/keys/seal.pem";
        answer(request -> signedBy(seal.key(), request, address, BODY));

        readWith(rules -> rules.answerSignatures(AnswerSignatures.REQUIRED).addAnswerKeyHosts("127.0.0.1"));

        assertThat(elsewhere.requests()).hasSize(1);
    }

    @Test
    void aKeyThatIsNamedByNoHttpsAddressIsRefused() {
        for (String address : List.of(
                "http://localhost/seal.pem", "SN=1,CA=CN=Bank", "https:///seal.pem", "https://a@localhost/seal.pem")) {
            answer(request -> signedBy(seal.key(), request, address, BODY));
            assertRefused(AnswerSignatures.IF_PRESENT, "is named by no");
        }
    }

    @Test
    void whatTheAddressServesMustBeACertificateOfASensibleSize() {
        answer(request -> signedBy(seal.key(), request, keyId(), BODY));
        assertKeyRefused(ScriptedAnswer.of(200).body(new byte[100_000]), "larger than 65536 bytes");
        assertKeyRefused(ScriptedAnswer.of(404), "status 404");
        assertKeyRefused(ScriptedAnswer.redirect(302, elsewhere.origin().resolve("/k")), "status 302");
        assertKeyRefused(ScriptedAnswer.json(200, "{}"), "serves something else");
        assertThat(elsewhere.connections()).isZero();
    }

    @Test
    void theCertificateMustBeValidAndNameAnOrganisation() {
        answer(request -> signedBy(seal.key(), request, keyId(), BODY));
        Instant now = Instant.now();
        assertKeyRefused(
                pem(Forge.qsealc()
                        .valid(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1)))
                        .make()),
                "is not valid now");
        assertKeyRefused(pem(Forge.qsealc().subject(Forge.name("")).make()), "names no organisation");
    }

    @Test
    void anotherOrganisationThanTheExpectedOneIsRefused() {
        answer(request -> signedBy(seal.key(), request, keyId(), BODY));
        UnaryOperator<BankRules.Builder> right =
                rules -> rules.answerSignatures(AnswerSignatures.REQUIRED).answerOrganization(BANK_ID);
        readWith(right);

        assertThatThrownBy(() -> readWith(rules ->
                        rules.answerSignatures(AnswerSignatures.REQUIRED).answerOrganization("PSDFR-ACPR-1")))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("another organisation than PSDFR-ACPR-1");
    }

    @Test
    void aFingerprintInTheNameMustFit() {
        String right = "/keys/seal_" + Fingerprints.sha256(seal.certificate());
        String wrong = "/keys/seal_" + "0".repeat(64) + ".pem";
        bank.when("GET", right).answer(pem(seal));
        bank.when("GET", wrong).answer(pem(seal));
        answer(request -> signedBy(seal.key(), request, bank.origin() + right, BODY));
        readWith(AnswerSignatures.REQUIRED);

        answer(request -> signedBy(seal.key(), request, bank.origin() + wrong, BODY));
        assertRefused(AnswerSignatures.REQUIRED, "fingerprint");
    }

    private void assertKeyRefused(ScriptedAnswer file, String words) {
        bank.when("GET", "/keys/seal.pem").answer(file);
        assertRefused(AnswerSignatures.REQUIRED, words);
    }

    // ------------------------------------------------------------------ the client

    /** A client with one consent that reads the accounts. */
    private final class Reader implements AutoCloseable {
        private final TppClient client;
        private final Accounts accounts;

        Reader(BankRules rules) {
            client = Tpp.builder(provider)
                    .time(time)
                    .endpoints(FakeProvider.FIRST, BankEndpoints.of(bank.origin()))
                    .rules(FakeProvider.FIRST, rules)
                    .build();
            Bank first = client.bank(FakeProvider.FIRST);
            accounts = first.accounts(Tpp.consent(first, "user"), Tpp.CUSTOMER);
        }

        void read() {
            assertThat(accounts.list()).isEmpty();
        }

        @Override
        public void close() {
            client.close();
        }
    }

    private Reader reader(AnswerSignatures mode) {
        return new Reader(BankRules.builder().answerSignatures(mode).build());
    }

    private void readWith(AnswerSignatures mode) {
        readWith(rules -> rules.answerSignatures(mode));
    }

    private void readWith(UnaryOperator<BankRules.Builder> rules) {
        readers.computeIfAbsent(rules.apply(BankRules.builder()).build(), Reader::new)
                .read();
    }

    private void assertRefused(AnswerSignatures mode, String words) {
        read = "";
        assertThatThrownBy(() -> readWith(mode))
                .isInstanceOfSatisfying(
                        UnexpectedAnswerException.class,
                        e -> assertThat(e.requestsSent()).isEqualTo(1))
                .hasMessageContaining(words)
                .hasMessageNotContaining("a-1");
        assertThat(read).as("nothing of it was used").isEmpty();
    }

    private Page<Account> ask(BankCall call) {
        BankRequest plain = BankRequest.get(bank.origin().resolve(ACCOUNTS))
                .header("X-Request-ID", call.newRequestId().toString())
                .build();
        BankRequest request =
                signed ? provider.contexts().get(0).messageSigner().sign(plain, PROFILE) : plain;
        try (BankResponse response = call.send(request)) {
            if (response.status() != 200) {
                throw new RequestRejectedException("refused", BankAnswer.of(response.status()));
            }
            read = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
            return Page.last(PagingEnd.NO_CONTENT, List.of());
        } catch (IOException e) {
            throw new AssertionError("a verified body can be read", e);
        }
    }

    // ------------------------------------------------------------------ the bank

    private void answer(Function<RecordedRequest, ScriptedAnswer> answer) {
        bank.when("GET", ACCOUNTS).answer(answer);
    }

    private String keyId() {
        return bank.origin() + "/keys/seal.pem";
    }

    private static ScriptedAnswer pem(KeyAndChain keys) {
        return ScriptedAnswer.of(200).body(keys.chainPem().getBytes(StandardCharsets.US_ASCII));
    }

    private static ScriptedAnswer signedBy(PrivateKey key, RecordedRequest request, String keyId, String body) {
        return signed(key, request, keyId, body, "digest content-type x-request-id (request-target)");
    }

    private static ScriptedAnswer signed(
            PrivateKey key, RecordedRequest request, String keyId, String body, String names) {
        String requestId = request.header("X-Request-ID").orElseThrow();
        String text = names.replace(" ", "\n")
                .replace("digest", "digest: " + digest(body))
                .replace("content-type", "content-type: application/json;charset=UTF-8")
                .replace("x-request-id", "x-request-id: " + requestId)
                .replace("(request-target)", "(request-target): get " + request.target());
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return ScriptedAnswer.json(200, body)
                    .header("X-Request-ID", requestId)
                    .header("Digest", digest(body))
                    .header(
                            "Signature",
                            "keyId=\"" + keyId + "\",algorithm=\"rsa-sha256\",headers=\"" + names + "\",signature=\""
                                    + Base64.getEncoder().encodeToString(signature.sign()) + "\"");
        } catch (GeneralSecurityException e) {
            throw new AssertionError("the test's own key signs", e);
        }
    }

    private static String digest(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return "SHA-256=" + Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
