package org.tppkit.bench.tokens;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tppkit.bench.bank.BankProcess;
import org.tppkit.bench.bank.JavaProcess;
import org.tppkit.bench.bank.Keys;
import org.tppkit.bench.bank.ThirdParty;
import org.tppkit.bench.harness.Goal;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Quartiles;
import org.tppkit.bench.harness.Row;
import org.tppkit.core.Consent;
import org.tppkit.core.TokenStores;

/** The stampede of several processes that share a PostgreSQL: whole calls of the library, over HTTPS. */
final class ManyProcesses {
    private static final int PROCESSES = 4;
    private static final int ROUNDS = 5;
    private static final Duration DELAY = Duration.ofMillis(100);

    private ManyProcesses() {}

    static List<Row> measure(Plan plan) throws Exception {
        Keys keys = Keys.read(plan.keys());
        List<Node> nodes = new ArrayList<>();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                BankProcess bank = BankProcess.start(plan.keys(), DELAY);
                ThirdParty library = ThirdParty.of(
                        keys,
                        keys.identity(),
                        bank.origin(),
                        builder -> builder.tokenStore(TokenStores.jdbc(Database.withTable(postgres)))
                                .settings(StampedeNode.PATIENT))) {
            for (int i = 0; i < PROCESSES; i++) {
                nodes.add(Node.start(plan, bank, postgres));
            }
            int tokenCalls = 0;
            int served = 0;
            for (int round = 0; round < ROUNDS; round++) {
                Consent consent = library.consent("customer-" + round);
                int before = bank.tokenCalls();
                served += callAll(nodes, consent);
                tokenCalls += bank.tokenCalls() - before;
            }
            return rows(tokenCalls, served);
        } finally {
            nodes.forEach(Node::close);
        }
    }

    private static List<Row> rows(int tokenCalls, int served) {
        String what =
                "ours: " + PROCESSES + " JVMs × " + StampedeNode.THREADS + " threads at once, PostgreSQL, token ended";
        String times = ROUNDS + " times";
        int all = ROUNDS * PROCESSES * StampedeNode.THREADS;
        return List.of(
                Row.of("P10", what, times, "token calls", Quartiles.exactly(tokenCalls), Goal.exactly(ROUNDS)),
                Row.of("P10", what, times, "callers served", Quartiles.exactly(served), Goal.exactly(all)));
    }

    private static int callAll(List<Node> nodes, Consent consent) throws IOException {
        for (Node node : nodes) {
            node.tell(consent.encode());
        }
        int served = 0;
        for (Node node : nodes) {
            served += node.answer();
        }
        return served;
    }

    /** A {@link StampedeNode} in its own process. */
    private record Node(Process process, BufferedReader answers) {
        static Node start(Plan plan, BankProcess bank, EmbeddedPostgres postgres) throws IOException {
            Process process = JavaProcess.of(StampedeNode.class)
                    .arguments(plan.keys().toString(), bank.origin().toString(), Integer.toString(postgres.getPort()))
                    .start();
            return new Node(process, process.inputReader());
        }

        void tell(String line) throws IOException {
            process.outputWriter().write(line + "\n");
            process.outputWriter().flush();
        }

        int answer() throws IOException {
            return Integer.parseInt(answers.readLine());
        }

        void close() {
            process.destroyForcibly();
        }
    }
}
