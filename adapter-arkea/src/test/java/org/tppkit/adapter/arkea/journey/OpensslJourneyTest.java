package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.Remittance;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.scripted.RecordedRequest;
import org.tppkit.testkit.scripted.ScriptedBank;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.SimulatedBank;

/**
 * Every signature of a whole journey, judged by openssl over a signing string that this test makes from the bytes on the
 * wire. It shares nothing with the library's signer, nor with the simulator's verifier.
 */
class OpensslJourneyTest {
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("T11 openssl verifies every signature of a whole journey")
    void opensslVerifiesEverySignature() throws Exception {
        assumeThat(opensslIsThere()).as("openssl is on the path").isTrue();
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO, builder -> builder.pageSize(20));
                ScriptedBank wire = ScriptedBank.start(TestPki.shared())) {
            WireTap tap = new WireTap(world.simulator.apiUri(), world.tpp.qwac());
            wire.when(request -> true).answer(tap::forward);
            journey(world, wire);
            List<RecordedRequest> signed = wire.requests().stream()
                    .filter(request -> request.header("Signature").isPresent())
                    .toList();
            assertThat(signed).hasSizeGreaterThan(12);
            assertThat(signed).extracting(RecordedRequest::method).contains("GET", "POST", "PUT");
            assertThat(wire.requests().stream()
                            .filter(request -> request.path().startsWith("/psd2/"))
                            .toList())
                    .as("every request of the interface is signed")
                    .isEqualTo(signed);
            assertThat(verdicts(world, signed)).hasSameSizeAs(signed).containsOnly("Verified OK");
            assertThat(verdicts(world, List.of(signed.get(0)), "x")).containsExactly("Verification failure");
        }
    }

    private static void journey(BankWorld world, ScriptedBank wire) {
        Bank bank = world.client(builder -> builder.endpoints(
                        world.id, BankEndpoints.of(wire.origin(), world.simulator.authorizationUri())))
                .bank(world.id);
        PsuContext psu = PsuContext.builder("2001:db8::7")
                .userAgent("Agent/1.0 (comma, quote ' and = sign)")
                .build();
        Consent consent = world.consent(bank, DataSet.MANY_TRANSACTIONS);
        Accounts accounts = bank.accounts(consent, psu);
        AccountId account = accounts.list().get(0).id();
        assertThat(accounts.balances(account)).isNotEmpty();
        assertThat(accounts.transactions(account, TransactionQuery.since(LocalDate.parse("2026-09-01")))
                        .toList(10_000))
                .hasSizeGreaterThan(40);
        assertThat(accounts.identity().value().fullName()).isNotEmpty();
        accounts.trustedBeneficiaries();
        pay(world, bank.payments(psu));
        bank.consents().revoke(consent);
    }

    private static void pay(BankWorld world, Payments payments) {
        PendingPayment pending = payments.initiate(payments.prepare()
                .execution(new Execution.OnDate(LocalDate.parse("2026-12-01")))
                .addTransfers(CreditTransfer.builder()
                        .instructionId("only")
                        .endToEndId("e2e-only")
                        .amount(Money.of("12.30", "EUR"))
                        .creditor(Party.named("Marchand SA"))
                        .creditorAccount(Iban.of("DE89370400440532013000"))
                        .remittance(new Remittance.Text("Facture 2026-11"))
                        .build())
                .build());
        URI callback = world.simulator.approvePayment(pending.redirect(), DataSet.MANY_TRANSACTIONS);
        payments.complete(pending, Callback.parse(callback));
        payments.find(pending.payment());
        payments.cancel(pending.payment(), CancellationReason.REQUESTED_BY_CUSTOMER);
    }

    private List<String> verdicts(BankWorld world, List<RecordedRequest> requests) throws Exception {
        return verdicts(world, requests, "");
    }

    /** One process for all of them. */
    private List<String> verdicts(BankWorld world, List<RecordedRequest> requests, String appended) throws Exception {
        Path key = folder.resolve("key.pem");
        Files.writeString(
                key,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(world.tpp
                                        .qsealc()
                                        .certificate()
                                        .getPublicKey()
                                        .getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        List<String> script = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Map<String, String> parameters = parameters(requests.get(i));
            assertThat(parameters).containsEntry("algorithm", "rsa-sha256");
            Path text = Files.writeString(
                    folder.resolve(i + ".txt"), signingString(requests.get(i), parameters) + appended);
            Path signature =
                    Files.write(folder.resolve(i + ".sig"), Base64.getDecoder().decode(parameters.get("signature")));
            script.add("openssl dgst -sha256 -verify '" + key + "' -signature '" + signature + "' '" + text + "'");
        }
        Process shell = new ProcessBuilder("sh", "-c", String.join("\n", script))
                .redirectErrorStream(true)
                .start();
        shell.getOutputStream().close();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return printed.lines().filter(line -> line.startsWith("Verif")).toList();
    }

    private static Map<String, String> parameters(RecordedRequest request) {
        assertThat(request.headers("Signature")).hasSize(1);
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(request.header("Signature").orElseThrow());
        while (matcher.find()) {
            assertThat(parameters.put(matcher.group(1), matcher.group(2))).isNull();
        }
        return parameters;
    }

    /** draft-cavage-http-signatures section 2.3. */
    private static String signingString(RecordedRequest request, Map<String, String> parameters) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String name : parameters.get("headers").split(" ", -1)) {
            if (name.equals("(request-target)")) {
                lines.add(name + ": " + request.method().toLowerCase(Locale.ROOT) + " " + request.target());
            } else {
                List<String> values = request.headers(name);
                assertThat(values).as(name).isNotEmpty();
                lines.add(name + ": "
                        + String.join(", ", values.stream().map(String::strip).toList()));
            }
        }
        assertThat(lines).anyMatch(line -> line.startsWith("digest: ") || request.body().length == 0);
        for (String digest : request.headers("Digest")) {
            byte[] own = MessageDigest.getInstance("SHA-256").digest(request.body());
            assertThat(digest).isEqualTo("SHA-256=" + Base64.getEncoder().encodeToString(own));
        }
        return String.join("\n", lines);
    }

    private static boolean opensslIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
