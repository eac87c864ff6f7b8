package org.tppkit.docs;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.AssertionFailedError;

/**
 * Runs the commands of a {@link ShellPage}, from top to bottom in one bash. The first command that fails ends it (set -euo
 * pipefail); what runs in the background is ended with it. The shell works in an empty folder, has an empty home, no proxy,
 * no settings of TPPKit but those given here, and a command {@code tppkit}, which is the command line out of the class path.
 */
final class ShellRun {
    private final ShellPage page;
    private final Path folder;
    private final String mark = "@@" + UUID.randomUUID() + "@@";
    private final Map<String, String> variables = new LinkedHashMap<>();
    private Duration guard = Duration.ofMinutes(3);

    private ShellRun(ShellPage page, Path folder) {
        this.page = page;
        this.folder = folder;
    }

    /**
     * A run of a page.
     *
     * @param folder empty; the shell works in its folder {@code work}
     */
    static ShellRun of(ShellPage page, Path folder) {
        return new ShellRun(page, folder.toAbsolutePath());
    }

    /** Ends the test as skipped, with the reason, if one of these programs is not on this machine's path. */
    static void needs(String... programs) {
        List<String> missing =
                Stream.of(programs).filter(program -> !isThere(program)).toList();
        Assumptions.assumeTrue(
                missing.isEmpty(), () -> "the page was not run: this machine has no " + String.join(", no ", missing));
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Sets a variable of the environment. */
    ShellRun variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Puts copies of the files below a folder of the repository, under their names, into the folder where it works. */
    ShellRun withFilesOf(String repositoryFolder, String ending) throws IOException {
        for (String name : Repository.names(repositoryFolder, ending)) {
            Path copy = work().resolve(name);
            Files.createDirectories(copy.getParent());
            Files.copy(Repository.file(name), copy);
        }
        return this;
    }

    private Path work() {
        return folder.resolve("work");
    }

    /** How long all of it may take at most; only against hanging. */
    ShellRun guard(Duration value) {
        guard = value;
        return this;
    }

    /**
     * Runs it.
     *
     * @return what was printed, by the line of the block's fence
     * @throws AssertionError if a command fails, or prints other things than the page says; with page, line and output
     */
    Map<Integer, String> run() throws IOException, InterruptedException {
        Files.createDirectories(work());
        Files.createDirectories(folder.resolve("home"));
        writeTppkit();
        Path script = Files.write(folder.resolve("page.sh"), script());
        Path printed = folder.resolve("printed.txt");
        ProcessBuilder shell = new ProcessBuilder("bash", script.toString())
                .directory(work().toFile())
                .redirectInput(new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        environment(shell.environment());
        Process process = shell.start();
        boolean done = process.waitFor(guard.toMillis(), TimeUnit.MILLISECONDS);
        if (!done) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        return judge(Files.readString(printed), done ? Optional.of(process.exitValue()) : Optional.empty());
    }

    // ------------------------------------------------------------------ what the shell gets

    /** Each command stands in the line that it has on the page, so that bash itself names the right line. */
    private List<String> script() {
        List<String> lines = new ArrayList<>(Collections.nCopies(page.length() + 1, ""));
        lines.set(
                0,
                "set -Eeuo pipefail; exec 9>&1; trap 'printf \"\\n%s failed %s\\n\" '" + mark + "' \"$LINENO\" >&9'"
                        + " ERR; trap 'kill $(jobs -p) 2>/dev/null || true; wait 2>/dev/null || true' EXIT");
        for (ShellPage.Block block : page.blocks()) {
            lines.set(block.line() - 1, "printf '\\n%s block %s\\n' '" + mark + "' " + block.line());
            for (int i = 0; i < block.commands().size(); i++) {
                lines.set(block.line() + i, block.commands().get(i));
            }
        }
        lines.set(page.length(), "printf '\\n%s done\\n' '" + mark + "'");
        return lines;
    }

    private void writeTppkit() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        // As the tests themselves: see the root pom.
        String compiler = System.getProperty("tppkit.test.compiler.options", "-XX:+TieredCompilation");
        Path tppkit = bin.resolve("tppkit");
        Files.writeString(
                tppkit,
                "#!/bin/sh\nexec '" + java + "' " + compiler + " -XX:+UseSerialGC -cp '" + classPath
                        + "' org.tppkit.app.cli.Main \"$@\"\n");
        if (!tppkit.toFile().setExecutable(true)) {
            throw new IOException(tppkit + " cannot be made a program");
        }
    }

    private void environment(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name -> name.startsWith("TPPKIT_")
                        || name.startsWith("XDG_")
                        || name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        environment.put("PATH", folder.resolve("bin") + File.pathSeparator + environment.get("PATH"));
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("NO_COLOR", "1");
        environment.putAll(variables);
    }

    // ------------------------------------------------------------------ what becomes of it

    private Map<Integer, String> judge(String printed, Optional<Integer> status) {
        Map<Integer, String> outputs = new LinkedHashMap<>();
        int current = 1;
        int failed = 0;
        boolean done = false;
        for (String part : printed.split("(?m)\\n?^" + Pattern.quote(mark) + " ", -1)) {
            int end = part.indexOf('\n');
            String[] words = part.substring(0, Math.max(0, end)).split(" ", -1);
            String rest = part.substring(end + 1);
            switch (words[0]) {
                case "block" -> {
                    current = Integer.parseInt(words[1]);
                    outputs.put(current, rest);
                }
                case "failed" -> {
                    failed = Integer.parseInt(words[1]);
                    outputs.merge(current, rest, String::concat);
                }
                case "done" -> done = true;
                default -> outputs.merge(current, part, String::concat);
            }
        }
        String shown = outputs.getOrDefault(current, "");
        if (status.isEmpty()) {
            throw failure(current, "not done after " + guard, shown);
        }
        if (status.get() != 0 || !done) {
            throw failure(
                    failed == 0 ? current : failed,
                    (failed == 0 ? "the shell ended" : "this command failed") + " (exit code " + status.get() + ")",
                    shown);
        }
        page.blocks().forEach(block -> compare(block, outputs.getOrDefault(block.line(), "")));
        return outputs;
    }

    private void compare(ShellPage.Block block, String printed) {
        if (!block.accepts(printed)) {
            throw new AssertionFailedError(
                    page.name() + ":" + block.line() + ": the page says that this prints\n"
                            + String.join("\n", block.output().orElseThrow()) + "\nbut it printed\n"
                            + ShellPage.tidy(printed),
                    String.join("\n", block.output().orElseThrow()),
                    ShellPage.tidy(printed));
        }
    }

    private AssertionFailedError failure(int line, String what, String printed) {
        return new AssertionFailedError(
                page.name() + ":" + line + ": " + what + "; printed was\n" + ShellPage.tidy(printed) + logs());
    }

    /** What commands in the background wrote, where the page sends it to files *.log. */
    private String logs() {
        StringBuilder shown = new StringBuilder();
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(work(), "*.log")) {
            for (Path log : logs) {
                shown.append(log.getFileName()).append(":\n").append(ShellPage.tidy(Files.readString(log)));
            }
        } catch (IOException e) {
            shown.append("(no logs: ").append(e.getMessage()).append(")\n");
        }
        return shown.toString();
    }
}
