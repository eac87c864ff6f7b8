package org.tppkit.adapter.arkea.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.Consent;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.Gate;
import org.tppkit.testkit.simulator.RequestMatcher;

/**
 * Several processes that want to use one refresh token, which counts once, at the same time: the bank sees one refresh, and
 * nobody loses the consent. Their store is PostgreSQL.
 */
@Timeout(120)
class RefreshByManyProcessesTest {
    private static final RequestMatcher TOKEN = RequestMatcher.path("/oauth-authorizationcode-psd2/token");
    private static final int THREADS = 4;
    private static final long SEED = 20_261_122;

    @TempDir
    static Path folder;

    private static Deployment deployment;

    @BeforeAll
    static void deploy() throws Exception {
        deployment = new Deployment(folder, 2);
    }

    @AfterAll
    static void close() throws Exception {
        deployment.close();
    }

    /** What one test planned to fail and did not come to is not the next one's trouble. */
    @BeforeEach
    void allIsWell() throws Exception {
        while (deployment.nodes.size() < 2) {
            deployment.startNode();
        }
        deployment.nodes.forEach(node -> node.tell("faults"));
    }

    private static List<NodeProcess> two() {
        return deployment.nodes.subList(deployment.nodes.size() - 2, deployment.nodes.size());
    }

    @Test
    @DisplayName("O10 two processes that need a token at once cause one refresh")
    void twoProcessesCauseOneRefresh() {
        Tally tally = new Tally(deployment, "2 processes x 8 threads, at once");
        Consent consent = deployment.consent();
        for (int round = 0; round < 3; round++) {
            tally.round(two(), consent, 8, 1);
        }
        tally.print();
    }

    @Test
    @Tag("slow")
    @Timeout(900)
    void fourProcessesOfFiftyThreadsCauseOneRefresh(@TempDir Path other) throws Exception {
        try (Deployment large = new Deployment(other, 4)) {
            Tally tally = new Tally(large, "4 processes x 50 threads, at once");
            Consent consent = large.consent();
            for (int round = 0; round < 25; round++) {
                // The simulator's server ends idle connections beyond 200, also under a request.
                tally.round(large.nodes, consent, 50, 5);
            }
            tally.print();
        }
    }

    @Test
    @DisplayName("O11 a process that is killed while it holds the lease takes nothing with it")
    void aProcessThatIsKilledWhileItHoldsTheLeaseTakesNothingWithIt() throws Exception {
        Consent consent = deployment.consent();
        deployment.letTokensExpire();
        int before = deployment.refreshes();
        NodeProcess dies = two().get(0);
        NodeProcess survives = two().get(1);

        dies.tell("faults 1 hang_after");
        deployment.call(dies, consent, THREADS, 1);
        assertThat(dies.line()).isEqualTo("hanging");
        dies.kill();
        deployment.nodes.remove(dies);
        deployment.call(survives, consent, THREADS, 1);
        deployment.advance(Duration.ofSeconds(91)); // the lease is over, by the clock of whoever waits for it

        assertThat(survives.line()).isEqualTo("called OK=" + THREADS);
        assertThat(deployment.refreshes()).isEqualTo(before + 1);
        assertThat(deployment.isAlive(consent)).isTrue();
        deployment.startNode();
        assertThat(deployment.callAll(two(), consent, THREADS, 1)).containsOnly("called OK=" + THREADS);
        assertThat(deployment.refreshes()).isEqualTo(before + 1);
    }

    @Test
    void aRestartOfTheDatabaseInTheMiddleOfARefreshLosesNothing() throws Exception {
        Consent consent = deployment.consent();
        deployment.letTokensExpire();
        int before = deployment.refreshes();
        NodeProcess refreshes = two().get(0);
        NodeProcess waits = two().get(1);
        Gate gate = new Gate();
        deployment.simulator.faults().next(TOKEN, Fault.holdBeforeHandling(gate));

        deployment.call(refreshes, consent, THREADS, 1);
        gate.awaitArrivals(1, Deployment.GUARD);
        deployment.database.stop();
        deployment.call(waits, consent, THREADS, 1);
        assertThat(waits.line()).isEqualTo("called TokenStoreException=" + THREADS);
        gate.open();
        deployment.simulator.journal().await(1, entry -> deployment.refreshes() == before + 1, Deployment.GUARD);
        deployment.database.startAgain();

        assertThat(refreshes.line()).isIn("called OK=" + THREADS, "called TokenStoreException=" + THREADS);
        deployment.call(refreshes, consent, THREADS, 1);
        assertThat(refreshes.line()).isEqualTo("called OK=" + THREADS);
        deployment.call(waits, consent, THREADS, 1);
        assertThat(waits.line()).isEqualTo("called OK=" + THREADS);
        assertThat(deployment.refreshes()).isEqualTo(before + 1);
        assertThat(deployment.isAlive(consent)).isTrue();
    }

    @Test
    void writesThatFailJustAfterARotationLoseNothing() {
        // The first write is the lease's; those that follow store what the bank gave.
        List<String> plans = List.of("2 before", "2 after", "2 before 3 after", "1 after");
        Tally tally = new Tally(deployment, "2 processes x " + THREADS + " threads, store failing after the rotation");
        Consent consent = deployment.consent();
        for (String plan : plans) {
            two().forEach(node -> node.tell("faults " + plan));
            tally.round(two(), consent, THREADS, 10);
        }
        tally.print();
    }

    @Test
    void anyScheduleOfFailingWritesLosesNothing() {
        Random random = new Random(SEED);
        Tally tally = new Tally(deployment, "2 processes x 2 threads, random schedules of failing writes");
        runSchedules(tally, two(), deployment, random, 4, 2);
    }

    @Test
    @Tag("slow")
    @Timeout(3600)
    void aThousandSchedulesOfFailingWritesLoseNothing(@TempDir Path other) throws Exception {
        try (Deployment large = new Deployment(other, 4)) {
            Tally tally = new Tally(large, "4 processes x 5 threads, random schedules of failing writes");
            runSchedules(tally, large.nodes, large, new Random(SEED), 1000, 5);
        }
    }

    private static void runSchedules(
            Tally tally, List<NodeProcess> nodes, Deployment deployment, Random random, int schedules, int threads) {
        Consent consent = deployment.consent();
        for (int schedule = 0; schedule < schedules; schedule++) {
            if (schedule % 100 == 99) {
                consent = deployment.consent();
            }
            List<String> plans = new ArrayList<>();
            nodes.forEach(node -> {
                String plan = randomPlan(random);
                plans.add(plan);
                node.tell("faults " + plan);
            });
            tally.round("seed " + SEED + ", schedule " + schedule + " " + plans, nodes, consent, threads, 10);
        }
        tally.print();
    }

    /** Up to three of the next five writes fail: more in a row, and the engine gives up for the time being. */
    private static String randomPlan(Random random) {
        List<Integer> writes = new ArrayList<>(List.of(1, 2, 3, 4, 5));
        Collections.shuffle(writes, random);
        StringBuilder plan = new StringBuilder();
        for (int write : writes.subList(0, random.nextInt(4))) {
            plan.append(plan.isEmpty() ? "" : " ").append(write).append(random.nextBoolean() ? " before" : " after");
        }
        return plan.toString();
    }
}
