package org.tppkit.bench.pages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.tppkit.bench.bank.BankProcess;
import org.tppkit.bench.bank.BareClient;
import org.tppkit.bench.bank.Keys;
import org.tppkit.bench.bank.ThirdParty;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.harness.Comparison;
import org.tppkit.bench.harness.Contender;
import org.tppkit.bench.harness.Goal;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Row;
import org.tppkit.bench.harness.Slice;
import org.tppkit.core.Accounts;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.http.JdkHttpTransport;
import org.tppkit.core.internal.time.SystemTime;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.testkit.pki.TlsContexts;

/** A page of 48 KB, read while it arrives. */
public final class HttpPageBenchmark implements Benchmark {
    private static final String PATH = "/psd2/v1/accounts/A1/transactions";
    private static final int MOST = 1_000;
    private static final String BARE = "HttpClient.ofByteArray and hand parse";
    private static final String OURS = "transport and reader, 48 KB";
    private static final String SIGNED_BARE = "the same, signed";
    private static final String SIGNED_OURS = "transactions(account), 48 KB";

    @Override
    public String name() {
        return "http-page";
    }

    @Override
    public boolean isPinned() {
        return true;
    }

    @Override
    public List<Row> measure(Plan plan) throws Exception {
        Keys keys = Keys.read(plan.keys());
        try (BankProcess bank = BankProcess.start(plan.keys());
                ThirdParty library = ThirdParty.of(keys, keys.identity(), bank.origin());
                JdkHttpTransport transport = new JdkHttpTransport(
                        TlsContexts.client(keys.qwac(), keys.authority()),
                        Settings.standard(),
                        new SystemTime(Clock.systemUTC()))) {
            BareClient bare = new BareClient(keys, bank.origin());
            Accounts accounts = library.accounts("customer");
            String id = UUID.randomUUID().toString();
            URI page = bank.origin().resolve(PATH);
            String signature = bare.sign(PATH, id);
            return rows(plan.pairedCalls()
                    .compare(List.of(
                            new Contender(BARE, () -> parsed(bare.get(PATH, id, signature))),
                            new Contender(OURS, () -> streamed(transport, page, id, signature)),
                            new Contender(SIGNED_BARE, () -> parsed(bare.signedGet(PATH))),
                            new Contender(
                                    SIGNED_OURS,
                                    () -> accounts.transactions(ThirdParty.ACCOUNT)
                                            .toList(MOST)))));
        }
    }

    private static Object parsed(byte[] body) throws IOException {
        return HandReader.read(new ByteArrayInputStream(body));
    }

    private static Object streamed(JdkHttpTransport transport, URI page, String requestId, String signature) {
        BankRequest.Builder request = BankRequest.get(page);
        BareClient.headers(requestId, signature).forEach(request::header);
        try (BankResponse answer = transport.exchange(request.build(), Duration.ofSeconds(10))) {
            return PageReaders.transactions(answer.body());
        }
    }

    private static List<Row> rows(Comparison result) {
        Goal goal = Goal.atMost(1.10, 1.05);
        return List.of(
                Row.ratio("P7", OURS, BARE, "p50", result.ratio(OURS, BARE, Slice::p50Nanos), goal),
                Row.ratio("P7", OURS, BARE, "CPU", result.ratio(OURS, BARE, Slice::cpuNanos), goal),
                Row.kilobytes("", OURS, "more than " + BARE, result.more(OURS, BARE, Slice::bytes)),
                Row.ratio(
                        "P7",
                        SIGNED_OURS,
                        BARE + ", signed",
                        "p50",
                        result.ratio(SIGNED_OURS, SIGNED_BARE, Slice::p50Nanos),
                        goal),
                Row.ratio(
                        "P7",
                        SIGNED_OURS,
                        BARE + ", signed",
                        "CPU",
                        result.ratio(SIGNED_OURS, SIGNED_BARE, Slice::cpuNanos),
                        goal));
    }
}
