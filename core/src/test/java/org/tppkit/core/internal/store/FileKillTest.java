package org.tppkit.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenStore;

/** Writers that are killed at any point, two at a time in one directory: nothing torn, nothing acknowledged lost. */
@Timeout(900)
class FileKillTest {
    private static final long SEED = 20_261_122;

    @TempDir
    Path folder;

    /** What a record's writer last said of it. */
    private final Map<String, Integer> acknowledged = new HashMap<>();

    private final Set<String> revisions = new HashSet<>();
    private int sharedSteps;
    private int kills;
    private int unacknowledged;
    private int drafts;

    @Test
    void twentyKills() throws Exception {
        killWriters(10);
    }

    @Test
    @Tag("slow")
    void fourHundredKills() throws Exception {
        killWriters(200);
    }

    private void killWriters(int rounds) throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < rounds; round++) {
            try (ChildJvm one = start("one", random);
                    ChildJvm other = start("other", random)) {
                killAfterSomeSteps(one, random);
                killAfterSomeSteps(other, random);
            }
            if (Files.exists(folder.resolve("tokens").resolve("draft"))) {
                drafts++;
            }
            check();
        }
        System.out.println("killed " + kills + " writers (seed " + SEED + "): 0 torn, 0 lost; " + sharedSteps
                + " acknowledged steps of the shared record, " + unacknowledged + " that nobody heard of, " + drafts
                + " files left half written");
    }

    private ChildJvm start(String name, Random random) {
        return ChildJvm.start(
                CountingWriter.class, folder.resolve("tokens").toString(), String.valueOf(random.nextLong()), name);
    }

    private void killAfterSomeSteps(ChildJvm writer, Random random) throws Exception {
        assertThat(writer.line()).isEqualTo("ready");
        List<String> said = new ArrayList<>();
        for (int step = random.nextInt(60); step > 0; step--) {
            said.add(writer.line());
        }
        for (int spin = random.nextInt(200_000); spin > 0; spin--) {
            Thread.onSpinWait();
        }
        said.addAll(writer.kill());
        kills++;
        said.forEach(this::note);
    }

    private void note(String line) {
        String[] words = line.split(" ");
        int count = Integer.parseInt(words[1]);
        if (words[0].equals(CountingWriter.SHARED)) {
            sharedSteps++;
        } else {
            acknowledged.put(words[0], count);
        }
        if (count > 0) {
            assertThat(revisions.add(words[0] + " " + words[2]))
                    .as("a new revision: " + line)
                    .isTrue();
        }
    }

    /** A writer that died between the change and its word may be one step ahead of what it said. */
    private void check() {
        TokenStore store = CountingWriter.storeIn(folder.resolve("tokens"));
        acknowledged.forEach((id, said) -> {
            int stored = stored(store, id);
            assertThat(stored).as(id + " was " + said + " (seed " + SEED + ")").isIn(ahead(said));
            acknowledged.put(id, stored);
        });
        int shared = stored(store, CountingWriter.SHARED);
        int before = unacknowledged;
        unacknowledged = shared - sharedSteps;
        assertThat(unacknowledged).as("seed " + SEED).isBetween(before, before + 2);
    }

    /** The next count, or a removal, or a first count after a removal. */
    private static List<Integer> ahead(int said) {
        return said == 0 ? List.of(0, 1) : List.of(said, said + 1, 0);
    }

    private static int stored(TokenStore store, String id) {
        Optional<StoredToken> stored = store.find(CountingWriter.key(id));
        return stored.map(token -> CountingWriter.countIn(token.record())).orElse(0);
    }
}
