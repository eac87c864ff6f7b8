package org.tppkit.app.statement.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A vertical axis of amounts with round numbers at its marks; zero is always on it. Amounts are decimal; what becomes a
 * {@code double} is a place on the page, never money.
 */
final class MoneyAxis {
    private static final int MARKS = 4;

    private final BigDecimal low;
    private final BigDecimal high;
    private final BigDecimal step;
    private final double top;
    private final double bottom;

    /**
     * @param lowest the lowest amount to be shown
     * @param highest the highest one
     * @param top where the highest mark stands on the page, in units of the drawing, downwards
     * @param bottom where the lowest one stands
     */
    MoneyAxis(BigDecimal lowest, BigDecimal highest, double top, double bottom) {
        BigDecimal from = lowest.min(BigDecimal.ZERO);
        BigDecimal to = highest.max(BigDecimal.ZERO);
        BigDecimal range = to.subtract(from).max(BigDecimal.ONE);
        this.step = roundStep(range.divide(BigDecimal.valueOf(MARKS), 8, RoundingMode.CEILING));
        this.low = from.divide(step, 0, RoundingMode.FLOOR).multiply(step);
        BigDecimal ceiling = to.divide(step, 0, RoundingMode.CEILING).multiply(step);
        this.high = ceiling.compareTo(low) > 0 ? ceiling : low.add(step);
        this.top = top;
        this.bottom = bottom;
    }

    /** The amounts at the marks, from low to high. */
    List<BigDecimal> marks() {
        List<BigDecimal> marks = new ArrayList<>();
        for (BigDecimal mark = low; mark.compareTo(high) <= 0; mark = mark.add(step)) {
            BigDecimal stripped = mark.stripTrailingZeros();
            marks.add(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
        }
        return marks;
    }

    /** Where an amount stands on the page. */
    double y(BigDecimal amount) {
        double part = amount.subtract(low).doubleValue() / high.subtract(low).doubleValue();
        return bottom - part * (bottom - top);
    }

    /** The next of 1, 2, 5, 10, 20, 50 … */
    private static BigDecimal roundStep(BigDecimal least) {
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
        for (int factor : new int[] {1, 2, 5}) {
            BigDecimal step = unit.multiply(BigDecimal.valueOf(factor));
            if (step.compareTo(least) >= 0) {
                return step;
            }
        }
        return unit.scaleByPowerOfTen(1);
    }
}
