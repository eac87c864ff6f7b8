package org.tppkit.bench.calls;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How many objects of some classes this JVM has made, by whomever and however: counted in the heap, the dead ones too. True
 * as long as the collector has not run, so the heap must be large.
 *
 * @param counts by class
 * @param collections how often the collector has run
 */
record Histogram(Map<String, Long> counts, long collections) {
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

    static Histogram of(List<String> classes) throws JMException {
        Map<String, Long> counts = new LinkedHashMap<>();
        classes.forEach(name -> counts.put(name, 0L));
        String text = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[] {"-all"}},
                        new String[] {String[].class.getName()});
        text.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> counts.computeIfPresent(line.group(2), (name, none) -> Long.parseLong(line.group(1))));
        return new Histogram(counts, allCollections());
    }

    /** How many objects of a class were made since. One at least was made before: else the name would be wrong. */
    long since(Histogram before, String name) {
        if (before.counts.get(name) == 0) {
            throw new IllegalStateException("the heap holds no " + name + ": it would not be seen");
        }
        if (collections != before.collections) {
            throw new IllegalStateException("the collector ran: the heap is too small to count");
        }
        return counts.get(name) - before.counts.get(name);
    }

    private static long allCollections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
