package org.tppkit.ports.model;

import java.util.Random;
import java.util.function.Consumer;

/** Repeats a property with one seed after the other, and names the seed that broke it. */
public final class Seeds {

    private static final long FIRST = Long.getLong("tppkit.seed", 20_260_701L);

    private Seeds() {}

    public static void times(int count, Consumer<Random> property) {
        for (int i = 0; i < count; i++) {
            long seed = FIRST + i;
            try {
                property.accept(new Random(seed));
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError("broken with -Dtppkit.seed=" + seed, broken);
            }
        }
    }

    public static String text(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
