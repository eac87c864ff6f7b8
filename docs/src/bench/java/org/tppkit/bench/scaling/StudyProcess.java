package org.tppkit.bench.scaling;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tppkit.bench.bank.JavaProcess;
import org.tppkit.bench.harness.Plan;

/** Runs one study in a JVM of its own, which writes its points, one to a line. */
final class StudyProcess {
    private static final String MARK = "point\t";
    private static final int PROCESSOR = 0;

    /** Held here, or its level would be forgotten. */
    private static final Logger LIBRARY = Logger.getLogger("org.tppkit");

    private StudyProcess() {}

    /** In the process that was asked for the study. */
    static List<Point> measure(Study study, Plan plan) throws IOException, InterruptedException {
        JavaProcess java = JavaProcess.of(StudyProcess.class)
                .options(study.jvmOptions())
                .arguments(
                        study.name(),
                        Integer.toString(plan.rounds()),
                        plan.keys().toString());
        Process process = (study.isPinned() ? java.pinnedTo(PROCESSOR) : java).start();
        List<Point> points = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> {
                if (line.startsWith(MARK)) {
                    points.add(Point.decode(line.substring(MARK.length())));
                } else {
                    System.err.println(line);
                }
            });
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the study " + study.name() + " failed");
        }
        return points;
    }

    /** In the study's own process. */
    public static void main(String... arguments) throws Exception {
        LIBRARY.setLevel(Level.SEVERE);
        Plan plan = new Plan(Integer.parseInt(arguments[1]), Path.of(arguments[2]));
        for (Point point : Scaling.study(arguments[0]).measure(plan)) {
            System.out.println(MARK + point.encode());
        }
        System.exit(0);
    }
}
