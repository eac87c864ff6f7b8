package org.tppkit.bench.scaling;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tppkit.bench.harness.Paired;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Slice;
import org.tppkit.core.TokenStores;

/** What a consent costs, among how many in a store: a token for a call, and the store's own read and write. */
final class ConsentsStudy implements Study {
    static final int MOST = 1_000_000;

    private static final List<Integer> SIZES = List.of(100, 10_000, MOST);
    private static final List<Integer> FILES = List.of(100, 10_000);
    private static final int MOST_ROUNDS = 15;
    private static final Duration SLICE = Duration.ofMillis(60);
    private static final Duration WARM_UP = Duration.ofMillis(800);

    @Override
    public String name() {
        return "consents";
    }

    @Override
    public String axis() {
        return "consents";
    }

    @Override
    public String title() {
        return "Time by the clock (p50) of one call to the store, and of a token for a call";
    }

    @Override
    public List<String> jvmOptions() {
        return List.of("-Xms4g", "-Xmx4g");
    }

    @Override
    public List<Point> measure(Plan plan) throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        List<Path> folders = new ArrayList<>();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            Sizes sizes = new Sizes();
            for (int size : SIZES) {
                Consents memory = Consents.filling(TokenStores.inMemory(), size, executor);
                sizes.add("memory: a token for a call", size, 1, memory::token);
                sizes.add("memory: read", size, 1, memory::read);
                Consents database = Consents.in(Rows.fill(postgres, size), size, executor);
                sizes.add("PostgreSQL: a token for a call", size, 1, database::token);
                sizes.add("PostgreSQL: read", size, 1, database::read);
                sizes.add("PostgreSQL: read, then write", size, 1, database::readAndWrite);
            }
            for (int size : FILES) {
                Path folder = Files.createTempDirectory("tppkit-consents");
                folders.add(folder);
                Consents files = Consents.filling(TokenStores.file(folder), size, executor);
                sizes.add("files: read", size, 1, files::read);
                sizes.add("files: read, then write", size, 1, files::readAndWrite);
            }
            return sizes.points(
                    new Paired(Math.min(plan.rounds(), MOST_ROUNDS), SLICE, WARM_UP).compare(sizes.contenders()),
                    Slice::p50Nanos);
        } finally {
            executor.shutdownNow();
            for (Path folder : folders) {
                Folders.delete(folder);
            }
        }
    }
}
