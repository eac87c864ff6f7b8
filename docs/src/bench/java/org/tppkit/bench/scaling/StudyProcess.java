package org.tppkit.bench.scaling;

import java.io.IOException;
import java.nio.file.Path;
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
        return (study.isPinned() ? java.pinnedTo(PROCESSOR) : java)
                .lines(MARK).stream().map(Point::decode).toList();
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
