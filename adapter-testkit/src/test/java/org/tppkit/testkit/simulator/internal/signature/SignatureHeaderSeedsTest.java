package org.tppkit.testkit.simulator.internal.signature;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every seed once: what fuzzing started from and what it found. How to fuzz stands in docs/how-to/fuzzing.md. */
class SignatureHeaderSeedsTest {
    @TestFactory
    Stream<DynamicTest> noSeedBreaksItsTarget() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "fuzz", "signature-header"))) {
            List<Path> seeds = files.sorted().toList();
            return seeds.stream()
                    .map(seed -> DynamicTest.dynamicTest(seed.getFileName().toString(), () -> {
                        byte[] input = Files.readAllBytes(seed);
                        assertThatCode(() -> SignatureHeaderFuzz.fuzzerTestOneInput(input))
                                .doesNotThrowAnyException();
                    }));
        }
    }
}
