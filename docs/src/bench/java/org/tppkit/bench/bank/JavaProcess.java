package org.tppkit.bench.bank;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Another Java process with this one's class path. What it writes to its error output is seen here. */
public final class JavaProcess {
    private static final List<String> USUAL = List.of("-XX:+UseSerialGC", "-Xshare:auto");

    private final String main;
    private final List<String> options;
    private final List<String> arguments;
    private final List<String> before;

    private JavaProcess(String main, List<String> options, List<String> arguments, List<String> before) {
        this.main = main;
        this.options = options;
        this.arguments = arguments;
        this.before = before;
    }

    /** A process that runs that class. */
    public static JavaProcess of(Class<?> main) {
        return new JavaProcess(main.getName(), List.of(), List.of(), List.of());
    }

    /** With options of the JVM beside the usual ones. */
    public JavaProcess options(List<String> other) {
        return new JavaProcess(main, other, arguments, before);
    }

    /** With arguments for the class. */
    public JavaProcess arguments(String... other) {
        return new JavaProcess(main, options, List.of(other), before);
    }

    /** On one processor, where this machine has several and the command {@code taskset}; else anywhere. */
    public JavaProcess pinnedTo(int processor) {
        boolean canPin = Runtime.getRuntime().availableProcessors() > processor && hasTaskset();
        return new JavaProcess(
                main, options, arguments, canPin ? List.of("taskset", "-c", Integer.toString(processor)) : List.of());
    }

    /** Starts it. */
    public Process start() throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(USUAL);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Runs it to its end and gives the lines that begin so, without their beginning; all others are seen here. */
    public List<String> lines(String beginning) throws IOException, InterruptedException {
        Process process = start();
        List<String> found = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> {
                if (line.startsWith(beginning)) {
                    found.add(line.substring(beginning.length()));
                } else {
                    System.err.println(line);
                }
            });
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(main + " " + arguments.get(0) + " failed");
        }
        return found;
    }

    private static boolean hasTaskset() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
    }
}
