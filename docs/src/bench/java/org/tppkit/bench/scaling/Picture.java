package org.tppkit.bench.scaling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Points as lines, both axes logarithmic: what grows with the square root or in proportion is a straight line, what does not
 * grow is level.
 */
final class Picture {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 420;
    private static final int LEFT = 80;
    private static final int RIGHT = 600;
    private static final int TOP = 50;
    private static final int BOTTOM = 360;
    private static final int LINE = 22;
    private static final List<String> COLOURS =
            List.of("#1b6ca8", "#d1495b", "#3a7d44", "#8a5a99", "#c77f1a", "#4d4d4d", "#1d9a9a");

    private final String title;
    private final String axis;
    private final Map<String, List<Point>> series;
    private final Scale across;
    private final Scale up;

    Picture(String title, String axis, List<Point> points) {
        this.title = title;
        this.axis = axis;
        this.series = Scaling.bySeries(points);
        this.across = Scale.of(points.stream().mapToDouble(Point::size).toArray(), LEFT, RIGHT);
        this.up = Scale.of(points.stream().mapToDouble(Point::micros).toArray(), BOTTOM, TOP);
    }

    /** Whole powers of ten from end to end of an axis. */
    private record Scale(int first, int last, int from, int to) {
        static Scale of(double[] values, int from, int to) {
            double least = Arrays.stream(values).min().orElseThrow();
            double most = Arrays.stream(values).max().orElseThrow();
            int first = (int) Math.floor(Math.log10(least));
            return new Scale(first, Math.max(first + 1, (int) Math.ceil(Math.log10(most))), from, to);
        }

        double place(double value) {
            return from + (Math.log10(value) - first) / (last - first) * (to - from);
        }
    }

    String svg() {
        StringBuilder svg = new StringBuilder(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">\n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n"
                        + "<text x=\"%d\" y=\"28\" font-size=\"16\">%s, µs</text>\n",
                WIDTH, HEIGHT, LEFT, title));
        grid(svg);
        int number = 0;
        for (Map.Entry<String, List<Point>> one : series.entrySet()) {
            line(svg, one.getKey(), one.getValue(), number++);
        }
        return svg.append("</svg>\n").toString();
    }

    private void grid(StringBuilder svg) {
        for (int power = across.first(); power <= across.last(); power++) {
            double x = across.place(Math.pow(10, power));
            svg.append(format("<path d=\"M%.1f %d V%d\" stroke=\"#dddddd\"/>\n", x, TOP, BOTTOM))
                    .append(format(
                            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                            x, BOTTOM + 20, power(power)));
        }
        for (int power = up.first(); power <= up.last(); power++) {
            double y = up.place(Math.pow(10, power));
            svg.append(format("<path d=\"M%d %.1f H%d\" stroke=\"#dddddd\"/>\n", LEFT, y, RIGHT))
                    .append(format(
                            "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
                            LEFT - 8, y + 4, power(power)));
        }
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n", (LEFT + RIGHT) / 2, BOTTOM + 44, axis));
    }

    private void line(StringBuilder svg, String name, List<Point> points, int number) {
        String colour = COLOURS.get(number % COLOURS.size());
        svg.append(format(
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>\n",
                colour,
                points.stream()
                        .map(point -> format("%.1f,%.1f", across.place(point.size()), up.place(point.micros())))
                        .collect(Collectors.joining(" "))));
        for (Point point : points) {
            svg.append(format(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>\n",
                    across.place(point.size()), up.place(point.micros()), colour));
        }
        int y = TOP + LINE * number;
        svg.append(format("<circle cx=\"%d\" cy=\"%d\" r=\"5\" fill=\"%s\"/>\n", RIGHT + 20, y, colour))
                .append(format("<text x=\"%d\" y=\"%d\">%s</text>\n", RIGHT + 34, y + 4, name));
    }

    /** 10^n as people read it. */
    private static String power(int exponent) {
        return exponent < 0
                ? format("%." + -exponent + "f", Math.pow(10, exponent))
                : format("%,d", (long) Math.pow(10, exponent));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
