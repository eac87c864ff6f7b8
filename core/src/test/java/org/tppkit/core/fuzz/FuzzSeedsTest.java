package org.tppkit.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every seed once: what fuzzing started from and what it found. How to fuzz stands in docs/how-to/fuzzing.md. */
class FuzzSeedsTest {
    private static final Path SEEDS = Path.of("src", "test", "resources", "fuzz");

    @TestFactory
    Stream<DynamicTest> noSeedBreaksItsTarget() throws IOException {
        return Stream.of(
                        seeds("callback", CallbackFuzz::fuzzerTestOneInput),
                        seeds("handle", HandleFuzz::fuzzerTestOneInput),
                        seeds("record", RecordFuzz::fuzzerTestOneInput),
                        seeds("bank-signature-header", SignatureHeaderFuzz::fuzzerTestOneInput))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicTest> seeds(String target, Consumer<byte[]> run) throws IOException {
        try (Stream<Path> files = Files.list(SEEDS.resolve(target))) {
            List<Path> seeds = files.sorted().toList();
            assertThat(seeds).isNotEmpty();
            return seeds.stream()
                    .map(seed -> DynamicTest.dynamicTest(
                            target + " " + seed.getFileName(),
                            () -> assertThatCode(() -> run.accept(Files.readAllBytes(seed)))
                                    .doesNotThrowAnyException()));
        }
    }
}
