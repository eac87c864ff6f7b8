package org.tppkit.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The self-contained jar, run as a user runs it: in a process of its own, with nothing beside it. */
final class PackedJar {
    private static final int LONGEST_SECONDS = 120;

    /** Those of the tests themselves; see the root pom. */
    private static final List<String> COMPILER_OPTIONS =
            List.of(System.getProperty("tppkit.test.compiler.options", "-XX:+TieredCompilation")
                    .split(" "));

    private final Path jar;
    private final Path folder;

    /** @param folder where it is started; what it prints is kept there */
    PackedJar(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
    }

    CommandLineOutput run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(COMPILER_OPTIONS);
        command.addAll(List.of("-XX:+UseSerialGC", "-Duser.home=" + folder, "-jar", jar.toString()));
        command.addAll(List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the program does not end");
        }
        return new CommandLineOutput(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
