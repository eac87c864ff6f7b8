package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.Listing;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.RetryPolicy;
import org.tppkit.core.Settings;
import org.tppkit.core.TppClient;
import org.tppkit.core.Transactions;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedCustomer;

/** The whole journey at the finest level of logging, and several failing ones: no secret stands in what can be printed. */
class SecretsTest {
    private static final String SUBJECT = "subject-5d1c7a90";
    private static final String ADDRESS = "203.0.113.77";
    private static final PsuContext PSU = PsuContext.builder(ADDRESS)
            .userAgent("canary-user-agent/1.0")
            .deviceId("canary-device-id")
            .referer("https://canary-referer.example/é")
            .build();

    private final SecretKeepingStore store = new SecretKeepingStore();
    private final Map<String, String> secrets = new HashMap<>();

    @Test
    @DisplayName("L1 the whole journey of an account leaks nothing")
    void noSecretIsInLogsErrorsTextsEventsOrThreadNames() {
        try (Evidence evidence = new Evidence();
                BankWorld world = BankWorld.keepingTokensIn(store)) {
            Consent consent = wholeJourney(world, evidence);
            failingJourneys(world, evidence, consent);
            world.listener.all().forEach(evidence::take);
            evidence.takeThreadNames();
            evidence.takeSurroundings();
            collectSecrets(world);

            assertThat(evidence.logged()).as("lines of log").isGreaterThan(20);
            assertThat(evidence.kinds()).as("kinds of texts").isGreaterThan(40);
            assertThat(store.secrets()).as("tokens").hasSizeGreaterThanOrEqualTo(4);
            assertThat(evidence.leaks(secrets)).isEmpty();
        }
    }

    private Consent wholeJourney(BankWorld world, Evidence evidence) {
        TppClient client = world.client();
        Bank bank = client.bank(world.id);
        Consent consent = consent(world, bank, evidence);
        read(bank, consent, evidence);
        world.clock.advance(Duration.ofHours(2));
        Bank later = world.bank();
        read(later, consent, evidence);
        evidence.take(later.consents().list(SUBJECT));
        List.of(client, bank, bank.consents(), bank.descriptor(), world.identity(), Settings.standard(), PSU, consent)
                .forEach(evidence::take);
        return consent;
    }

    private Consent consent(BankWorld world, Bank bank, Evidence evidence) {
        ConsentRequest request = ConsentRequest.accountInformation(SUBJECT);
        PendingConsent pending = bank.consents().begin(request, PSU);
        URI address = world.simulator.approveAll(pending.redirect(), DataSet.SEVERAL_ACCOUNTS);
        Callback callback = Callback.parse(address);
        secrets.put(callback.code().orElseThrow(), "code");
        secrets.put(callback.state().orElseThrow(), "state");
        Consent consent = bank.consents().complete(pending, callback);
        List.of(request, pending, callback, consent).forEach(evidence::take);
        fails(evidence, () -> bank.consents().complete(pending, callback));
        return consent;
    }

    private static void read(Bank bank, Consent consent, Evidence evidence) {
        Accounts accounts = bank.accounts(consent, PSU);
        Listing<Account> list = accounts.list();
        evidence.take(accounts);
        evidence.take(list);
        for (Account account : list) {
            evidence.take(accounts.balances(account.id()));
            Transactions transactions = accounts.transactions(account.id());
            evidence.take(transactions.toList(1_000));
            evidence.take(transactions);
            evidence.take(transactions.completeness());
        }
        evidence.take(accounts.identity());
        evidence.take(accounts.trustedBeneficiaries());
    }

    /** Errors of every family; the bank repeats personal data in its own answers wherever it can. */
    private void failingJourneys(BankWorld world, Evidence evidence, Consent consent) {
        SimulatedCustomer customer = world.simulator.customer(DataSet.SEVERAL_ACCOUNTS);
        SimulatedAccount account = customer.accounts().get(0);
        String echo = account.identification() + " of " + customer.name();
        Bank bank = world.bank(Settings.builder().retries(RetryPolicy.never()).build());
        RequestMatcher accounts = RequestMatcher.path(BankWorld.ACCOUNTS);
        List<Fault> answers = List.of(
                Fault.answer(400).body("{\"error\":\"" + echo + "\",\"message\":\"" + echo + "\"}"),
                Fault.answer(400).body("{\"error_code\":\"" + account.identification() + "\"}"),
                Fault.answer(403).header("Content-Type", "text/html").body("<html>" + echo),
                Fault.answer(429).body(echo),
                Fault.answer(503).body("{\"message\":\"" + echo + "\"}"),
                Fault.answer(302).header("Location", "https://evil.example/?iban=" + account.identification()),
                Fault.answer(200)
                        .header("Content-Type", "text/" + customer.name().replaceAll("[^A-Za-z]", "")),
                Fault.answer(200).body("{\"accounts\":[{\"resourceId\":7,\"name\":\"" + echo + "\"}]}"),
                Fault.answer(200).body("{\"accounts\":[{\"" + echo + "\":" + echo),
                Fault.answer(200)
                        .body("{\"accounts\":[{\"resourceId\":\"x\",\"name\":\"n\",\"accountId\":{\"iban\":\""
                                + account.identification() + "0\"}}]}"),
                Fault.truncateBody(),
                Fault.answer(401).body(echo));
        for (Fault answer : answers) {
            world.simulator.faults().next(2, accounts, answer);
            failsOrIsReadLeniently(evidence, () -> bank.accounts(consent, PSU).list());
            world.simulator.faults().clear();
        }
        failingPages(world, evidence, bank, consent, account, echo);
        fails(
                evidence,
                () -> bank.accounts(consent, PSU)
                        .transactions(
                                bank.accounts(consent, PSU).list().get(0).id(),
                                TransactionQuery.since(LocalDate.parse("2020-01-01"))));
        fails(evidence, () -> Consent.decode(echo));
        fails(evidence, () -> PsuContext.present(echo));
        failingTokens(world, evidence, consent, echo);
    }

    private static void failingPages(
            BankWorld world, Evidence evidence, Bank bank, Consent consent, SimulatedAccount account, String echo) {
        AccountId id = bank.accounts(consent, PSU).list().get(0).id();
        List<String> bodies = List.of(
                "{\"transactions\":[],\"_links\":{\"next\":{\"href\":\"https://evil.example/" + account.identification()
                        + "\"}}}",
                "{\"transactions\":[{\"transactionAmount\":{\"amount\":\"" + echo + "\",\"currency\":\"EUR\"}}]}",
                "{\"transactions\":[{\"transactionAmount\":{\"amount\":1,\"currency\":\"" + echo + "\"}}]}",
                "{\"transactions\":[{\"transactionAmount\":{\"amount\":1,\"currency\":\"EUR\"},\"bookingDate\":\""
                        + echo + "\",\"creditDebitIndicator\":\"CRDT\",\"status\":\"BOOK\"}]}");
        for (String body : bodies) {
            world.simulator
                    .faults()
                    .next(
                            RequestMatcher.pathEnding("/transactions"),
                            Fault.answer(200).body(body));
            Throwable failure = fails(
                    evidence, () -> bank.accounts(consent, PSU).transactions(id).toList(10));
            assertThat(failure).isInstanceOf(UnexpectedAnswerException.class);
        }
    }

    private void failingTokens(BankWorld world, Evidence evidence, Consent consent, String echo) {
        RequestMatcher token = RequestMatcher.path(BankWorld.TOKEN);
        String secret = "canary-access-token-0123456789";
        secrets.put(secret, "token of an unreadable answer");
        List<Fault> answers = List.of(
                Fault.answer(503).body(echo),
                Fault.answer(200).body("{\"access_token\":\"" + secret + "\",\"expires_in\":\"" + echo + "\"}"),
                Fault.answer(200).body("{\"access_token\":\"" + secret + "\",\"token_type\":\"" + echo + "\"}"),
                Fault.answer(200).body("{\"access_token\":\"" + secret + "\", " + echo),
                Fault.answer(400).body("{\"error\":\"" + secret + "\",\"error_description\":\"" + echo + "\"}"));
        for (Fault answer : answers) {
            world.clock.advance(Duration.ofHours(2));
            world.simulator.faults().next(token, answer);
            fails(evidence, () -> world.bank().accounts(consent, PSU).list());
        }
        world.clock.advance(Duration.ofHours(2));
        world.simulator.withdrawConsent(DataSet.SEVERAL_ACCOUNTS);
        fails(evidence, () -> world.bank().accounts(consent, PSU).list());
        TppClient closed = world.client();
        closed.close();
        fails(evidence, () -> closed.bank(world.id).accounts(consent, PSU).list());
        evidence.take(world.bank().consents().eraseSubject(SUBJECT));
    }

    private static void failsOrIsReadLeniently(Evidence evidence, Supplier<List<Account>> work) {
        try {
            evidence.take(work.get());
        } catch (TppException e) {
            evidence.take(e);
        }
    }

    private static Throwable fails(Evidence evidence, ThrowingCallable work) {
        Throwable failure = catchThrowable(work);
        assertThat(failure).isNotNull();
        evidence.take(failure);
        return failure;
    }

    private void collectSecrets(BankWorld world) {
        store.secrets().forEach(token -> secrets.put(token, "token"));
        secrets.put(SUBJECT, "subject");
        secrets.put(ADDRESS, "the customer's address");
        List.of("canary-user-agent", "canary-device-id", "canary-referer").forEach(fact -> secrets.put(fact, "header"));
        key(world.tpp.qwac());
        key(world.tpp.qsealc());
        SimulatedCustomer customer = world.simulator.customer(DataSet.SEVERAL_ACCOUNTS);
        secrets.put(customer.name(), "name");
        customer.beneficiaries().forEach(beneficiary -> {
            secrets.put(beneficiary.name(), "name");
            secrets.put(beneficiary.iban(), "IBAN");
            beneficiary.addressLines().forEach(line -> secrets.put(line, "address"));
        });
        for (SimulatedAccount account : customer.accounts()) {
            secrets.put(account.identification(), "IBAN or card number");
            secrets.put(account.name(), "name of an account");
            account.transactions().stream()
                    .flatMap(entry -> entry.remittance().stream())
                    .filter(line -> line.length() >= 8)
                    .forEach(line -> secrets.put(line, "remittance"));
        }
    }

    private void key(KeyAndChain pair) {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair.key();
        secrets.put(key.getPrivateExponent().toString(), "key");
        secrets.put(key.getPrivateExponent().toString(16), "key");
        secrets.put(key.getPrivateExponent().toString(16).toUpperCase(Locale.ROOT), "key");
        secrets.put(key.getPrimeP().toString(), "key");
        secrets.put(Base64.getEncoder().encodeToString(key.getEncoded()).substring(100, 160), "key");
    }

    @Test
    @DisplayName("L1 the search finds what was planted")
    void theSearchFindsWhatWasPlanted() throws Exception {
        Map<String, String> planted = Map.of("planted-secret", "secret");
        try (Evidence evidence = new Evidence()) {
            assertThat(evidence.leaks(planted)).isEmpty();
            Logger.getLogger("org.tppkit.calls").log(Level.FINEST, "token is {0}", "planted-secret");
            System.getLogger("org.tppkit.calls").log(System.Logger.Level.TRACE, "token is planted-secret");
            Logger.getLogger("jdk.httpclient.HttpClient").log(Level.FINEST, "x", new Exception("planted-secret"));
            assertThat(evidence.leaks(planted))
                    .containsExactly("secret in log of org.tppkit.calls", "secret in log of jdk.httpclient.HttpClient");
        }
        assertThat(leaksOf(planted, new IllegalStateException("outer", new Exception("planted-secret"))))
                .isNotEmpty();
        assertThat(leaksOf(planted, List.of(new Talkative("planted-secret")))).isNotEmpty();
        assertThat(leaksOf(planted, Map.of("x", Optional.of(new Talkative("planted-secret")))))
                .isNotEmpty();
        Thread thread = new Thread(() -> {}, "planted-secret");
        assertThat(leaksOfThread(planted, thread)).isNotEmpty();
        assertThat(leaksOfSurroundings(planted))
                .contains("secret in name of an MBean", "secret in file in the temporary folder");
    }

    /** Prints what it holds, as records do. */
    private record Talkative(String secret) {}

    private static List<String> leaksOf(Map<String, String> secrets, Object seen) {
        try (Evidence evidence = new Evidence()) {
            if (seen instanceof Throwable failure) {
                evidence.take(failure);
            } else {
                evidence.take(seen);
            }
            return evidence.leaks(secrets);
        }
    }

    private static List<String> leaksOfSurroundings(Map<String, String> secrets) throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("tests:name=planted-secret");
        try (Evidence evidence = new Evidence()) {
            beans.registerMBean(new Planted(), name);
            Path file = Files.createTempFile("leak", ".txt");
            try {
                Files.writeString(file, "planted-secret");
                evidence.takeSurroundings();
            } finally {
                Files.delete(file);
                beans.unregisterMBean(name);
            }
            return evidence.leaks(secrets);
        }
    }

    /** What a management bean needs. */
    public interface PlantedMBean {}

    /** A management bean with a bad name. */
    public static final class Planted implements PlantedMBean {}

    private static List<String> leaksOfThread(Map<String, String> secrets, Thread thread) {
        String before = Thread.currentThread().getName();
        try (Evidence evidence = new Evidence()) {
            Thread.currentThread().setName(thread.getName());
            evidence.takeThreadNames();
            return evidence.leaks(secrets);
        } finally {
            Thread.currentThread().setName(before);
        }
    }
}
