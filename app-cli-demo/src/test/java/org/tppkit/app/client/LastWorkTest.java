package org.tppkit.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.app.cli.CommandLineOutput;
import org.tppkit.app.cli.Program;

class LastWorkTest {
    @TempDir
    private Path folder;

    /** Ends while one thread still works. */
    static final class Ending {
        private Ending() {}

        public static void main(String[] args) throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch closed = new CountDownLatch(1);
            LastWork.of("closed-before", () -> System.out.println("never")).close();
            LastWork last = LastWork.of("last", () -> {
                begun.countDown();
                awaited(closed);
                System.out.println("done");
            });
            new Thread(() -> System.exit(7)).start();
            begun.await();
            try {
                last.close();
                LastWork.of("too-late", () -> System.out.println("never")).close();
                System.out.println("closed");
            } finally {
                closed.countDown();
            }
        }

        private static void awaited(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void closingAndTheEndOfTheProcessDoNotDisturbEachOther() throws Exception {
        try (Program program = Program.start(folder, Ending.class)) {
            CommandLineOutput run = program.ended();

            assertThat(run.err()).isEmpty();
            assertThat(run.out().lines()).containsExactly("closed", "done");
            assertThat(run.exitCode()).isEqualTo(7);
        }
    }
}
