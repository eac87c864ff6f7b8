package org.tppkit.app.statement.page;

import java.math.BigDecimal;

/** Decimal numbers as people write them. Of our own, so that a page is the same on every JDK, whatever locales it has. */
record Digits(String group, String point) {

    /** The number's size without its sign: {@code 1,234.50}. All digits that the number has, no others. */
    String of(BigDecimal number) {
        String plain = number.abs().toPlainString();
        int end = plain.indexOf('.');
        String whole = end < 0 ? plain : plain.substring(0, end);
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                grouped.append(group);
            }
            grouped.append(whole.charAt(i));
        }
        return end < 0
                ? grouped.toString()
                : grouped.append(point).append(plain, end + 1, plain.length()).toString();
    }
}
