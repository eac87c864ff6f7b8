package org.tppkit.bench.scaling;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tppkit.bench.harness.Plan;

/** How costs grow: a table and a picture for each study. */
public final class Scaling {
    private static final List<Study> STUDIES =
            List.of(new TransactionsStudy(), new ConsentsStudy(), new ThreadsStudy());

    private Scaling() {}

    static Study study(String name) {
        return STUDIES.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Runs all studies.
     *
     * @param pictures the folder of the pictures, beside the page
     * @return the tables, as lines of Markdown
     */
    public static List<String> run(Plan plan, Path pictures) throws Exception {
        List<String> lines = new ArrayList<>();
        Files.createDirectories(pictures);
        for (Study study : STUDIES) {
            System.err.println("scaling: " + study.name());
            List<Point> points = StudyProcess.measure(study, plan);
            String picture = study.name() + ".svg";
            Files.writeString(pictures.resolve(picture), new Picture(study.title(), study.axis(), points).svg());
            lines.addAll(List.of("### S" + (STUDIES.indexOf(study) + 1) + " " + study.title(), ""));
            lines.addAll(table(study, points));
            lines.addAll(List.of("", "![" + study.title() + "](" + pictures.getFileName() + "/" + picture + ")", ""));
        }
        return lines;
    }

    private static List<String> table(Study study, List<Point> points) {
        List<Integer> sizes =
                points.stream().map(Point::size).distinct().sorted().toList();
        List<String> lines = new ArrayList<>();
        lines.add("| µs; × the smallest. " + study.axis() + ": | "
                + sizes.stream().map(Scaling::number).collect(Collectors.joining(" | ")) + " |");
        lines.add("|---|" + "---|".repeat(sizes.size()));
        bySeries(points)
                .forEach((series, ofSeries) -> lines.add("| " + series + " | "
                        + sizes.stream().map(size -> cell(ofSeries, size)).collect(Collectors.joining(" | "))
                        + " |"));
        return lines;
    }

    private static String number(int size) {
        return String.format(Locale.ROOT, "%,d", size);
    }

    private static String cell(List<Point> points, int size) {
        return points.stream()
                .filter(point -> point.size() == size)
                .map(point -> point == points.get(0)
                        ? micros(point)
                        : String.format(
                                Locale.ROOT,
                                "%s; %.2f [%.2f–%.2f]",
                                micros(point),
                                point.ratio().median(),
                                point.ratio().lower(),
                                point.ratio().upper()))
                .findFirst()
                .orElse("–");
    }

    private static String micros(Point point) {
        return String.format(Locale.ROOT, point.micros() < 100 ? "%,.2f" : "%,.0f", point.micros());
    }

    static Map<String, List<Point>> bySeries(List<Point> points) {
        return points.stream().collect(Collectors.groupingBy(Point::series, LinkedHashMap::new, Collectors.toList()));
    }
}
