package org.tppkit.testkit.simulator.internal.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * How one language says things: texts, amounts, days and times. Of our own, since the forms of the JDK change from release to
 * release. Safe for use by several threads.
 */
public final class Wording {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int CENTS = 2;
    private static final int LAST_DIGITS = 4;

    private final Language language;
    private final Texts texts;
    private final List<String> months;

    Wording(Language language) {
        this.language = language;
        this.texts = Texts.of(language);
        this.months = List.of(texts.say(Text.MONTHS).split(" "));
    }

    Language language() {
        return language;
    }

    /** A text, with what is to be filled in. */
    public String say(Text text, String... fillings) {
        return texts.say(text, fillings);
    }

    /** Euro: {@code 1 234,50 €} or {@code €1,234.50}. More than two decimals are all shown. */
    public String euro(BigDecimal amount) {
        BigDecimal shown = amount.setScale(Math.max(CENTS, amount.scale()), RoundingMode.UNNECESSARY);
        String[] sides = shown.abs().toPlainString().split("\\.", 2);
        String whole = sides[0].replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", say(Text.GROUPS));
        String text = say(Text.MONEY, whole + say(Text.DECIMALS) + sides[1]);
        return shown.signum() < 0 ? "−" + text : text;
    }

    /** {@code 1er avril 2026} or {@code 1 April 2026}. */
    public String day(LocalDate day) {
        Text form = day.getDayOfMonth() == 1 ? Text.DAY_FIRST : Text.DAY;
        return say(
                form,
                String.valueOf(day.getDayOfMonth()),
                months.get(day.getMonthValue() - 1),
                String.valueOf(day.getYear()));
    }

    /** The day in France. */
    public String day(Instant instant) {
        return day(instant.atZone(PARIS).toLocalDate());
    }

    /** Hours and minutes in France, {@code 14:05}. */
    public String time(Instant instant) {
        return TIME.format(instant.atZone(PARIS));
    }

    /** An IBAN in groups of four, as it is printed on paper. */
    public static String iban(String iban) {
        return iban.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** The last digits of an account or card, after the word for it. */
    String masked(String scheme, String identification) {
        String end = identification.substring(Math.max(0, identification.length() - LAST_DIGITS));
        return switch (scheme) {
            case "IBAN" ->
                say(Text.IBAN_ENDING, identification.substring(0, Math.min(4, identification.length())), end);
            case "CPAN" -> say(Text.CARD_ENDING, end);
            default -> say(Text.ACCOUNT_NUMBER, end);
        };
    }
}
