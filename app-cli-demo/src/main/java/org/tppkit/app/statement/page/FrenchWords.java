package org.tppkit.app.statement.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.tppkit.app.statement.AskedDays;
import org.tppkit.app.statement.Outcome;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.TransactionStatus;

/** French: {@code 1 234,50 €}, {@code 21 nov. 2026}. */
final class FrenchWords implements Words {
    private static final String NO_BREAK_SPACE = "\u00A0";
    private static final Digits DIGITS = new Digits("\u202F", ",");
    private static final List<String> MONTHS = List.of(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre");
    private static final List<String> SHORT_MONTHS =
            List.of("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.");

    @Override
    public String code() {
        return "fr";
    }

    @Override
    public String amount(Money money) {
        return (money.isNegative() ? "\u2212" : "") + unsigned(money);
    }

    @Override
    public String signed(Money money) {
        return (money.isPositive() ? "+" : "") + amount(money);
    }

    private static String unsigned(Money money) {
        String code = money.currency().getCurrencyCode();
        return DIGITS.of(money.amount()) + NO_BREAK_SPACE + (code.equals("EUR") ? "€" : code);
    }

    @Override
    public String number(BigDecimal number) {
        return (number.signum() < 0 ? "\u2212" : "") + DIGITS.of(number);
    }

    @Override
    public String day(LocalDate day) {
        return shortDay(day) + " " + day.getYear();
    }

    @Override
    public String month(YearMonth month) {
        return MONTHS.get(month.getMonthValue() - 1) + " " + month.getYear();
    }

    @Override
    public String shortMonth(YearMonth month) {
        return SHORT_MONTHS.get(month.getMonthValue() - 1);
    }

    @Override
    public String shortDay(LocalDate day) {
        return (day.getDayOfMonth() == 1 ? "1er" : day.getDayOfMonth()) + " " + shortMonth(YearMonth.from(day));
    }

    @Override
    public String moment(ZonedDateTime moment) {
        return String.format(
                Locale.ROOT,
                "%s à %02d:%02d (%s)",
                day(moment.toLocalDate()),
                moment.getHour(),
                moment.getMinute(),
                moment.getZone());
    }

    @Override
    public String title() {
        return "Relevé de compte";
    }

    @Override
    public String account() {
        return "Compte";
    }

    @Override
    public String accountNumber() {
        return "Numéro";
    }

    @Override
    public String bank() {
        return "Banque";
    }

    @Override
    public String period() {
        return "Période";
    }

    @Override
    public String days(AskedDays asked, Outcome given) {
        if (asked.from().isPresent()) {
            LocalDate first = asked.from().get();
            return asked.to().map(last -> between(first, last)).orElse("depuis le " + day(first));
        }
        return "tout ce que la banque donne"
                + given.first()
                        .map(first -> " : " + between(first, given.last().orElse(first)))
                        .orElse("");
    }

    private String between(LocalDate first, LocalDate last) {
        return first.equals(last) ? "le " + day(first) : "du " + day(first) + " au " + day(last);
    }

    @Override
    public String made() {
        return "Établi";
    }

    @Override
    public String incomplete() {
        return "Ce relevé est incomplet.";
    }

    @Override
    public String whyIncomplete(Outcome outcome) {
        String why = outcome.end().map(FrenchWords::reason).orElse("La banque n’a pas répondu jusqu’au bout.");
        return why + " Avant cela : " + entries(outcome.entries()) + " en " + outcome.pages()
                + (outcome.pages() <= 1 ? " page." : " pages.");
    }

    private static String reason(PagingEnd end) {
        return end == PagingEnd.PAGE_LIMIT
                ? "Il y a plus de pages que la limite ne permet d’en lire."
                : "La banque a renvoyé à une page déjà lue ; le reste ne peut pas être atteint.";
    }

    @Override
    public String ofWhatWasRead() {
        return "Toutes les sommes de cette page portent sur les opérations lues, et sur elles seules.";
    }

    @Override
    public String bookedBalance() {
        return "Solde comptable";
    }

    @Override
    public String in() {
        return "Entrées";
    }

    @Override
    public String out() {
        return "Sorties";
    }

    @Override
    public String entries(long count) {
        return DIGITS.of(BigDecimal.valueOf(count)) + (count <= 1 ? " opération" : " opérations");
    }

    @Override
    public String pending() {
        return "En attente";
    }

    @Override
    public String onDay(LocalDate day) {
        return "au " + day(day);
    }

    @Override
    public String notGiven() {
        return "non donné";
    }

    @Override
    public String balanceOverTime() {
        return "Évolution du solde";
    }

    @Override
    public String balanceSummary(BalanceLine line) {
        return "Solde comptable en fin de journée : " + point(line.first()) + ", " + point(line.last())
                + " ; le plus bas : " + point(line.lowest()) + ", le plus haut : " + point(line.highest()) + ".";
    }

    private String point(DayBalance point) {
        return amount(point.balance()) + " le " + day(point.day());
    }

    @Override
    public String balanceNote(boolean pending) {
        return pending
                ? "Opérations comptabilisées seulement : ce qui est en attente n’est pas dans cette courbe."
                : "Opérations comptabilisées seulement.";
    }

    @Override
    public String noLine(NoLine reason) {
        return "Pas de courbe du solde : "
                + switch (reason) {
                    case NO_BALANCE -> "la banque ne donne pas de solde comptable daté.";
                    case BALANCES_DISAGREE -> "la banque donne deux soldes comptables différents pour le même jour.";
                    case SEVERAL_CURRENCIES -> "il y a plusieurs devises.";
                    case UNDATED_ENTRIES -> "des opérations comptabilisées sont sans date.";
                    case BALANCE_TOO_OLD -> "le solde comptable de la banque date d’avant ce qui a été lu.";
                    case ORDER_UNKNOWN -> "des opérations manquent, et l’ordre des autres ne dit pas où.";
                    case NOTHING_KNOWN -> "rien de ce qui a été lu ne porte sur ces jours.";
                    case NO_ENTRIES -> "rien n’est comptabilisé.";
                    case TOO_SHORT -> "il n’y a qu’un seul jour à montrer.";
                };
    }

    @Override
    public String lineFrom(LocalDate day) {
        return "La courbe commence le " + day(day) + " : les opérations antérieures n’ont pas été lues.";
    }

    @Override
    public String byMonth() {
        return "Entrées et sorties par mois";
    }

    @Override
    public String monthsSummary(int months, Money in, Money out) {
        return "Opérations comptabilisées sur " + months + " mois : entrées " + amount(in) + ", sorties " + amount(out)
                + ".";
    }

    @Override
    public String monthSummary(MonthSum sum) {
        return month(sum.month()) + " : entrées " + amount(sum.in()) + ", sorties " + amount(sum.out());
    }

    @Override
    public String tooManyMonths() {
        return "Il y a trop de mois pour un graphique.";
    }

    @Override
    public String severalCurrencies() {
        return "Il y a plusieurs devises : les sommes sont données pour chacune, sans graphique.";
    }

    @Override
    public String numbersByMonth() {
        return "Les chiffres par mois";
    }

    @Override
    public String monthColumn() {
        return "Mois";
    }

    @Override
    public String difference() {
        return "Différence";
    }

    @Override
    public String entriesHeading() {
        return "Opérations";
    }

    @Override
    public String tableCaption() {
        return "Les plus récentes d’abord. Les dates sont celles de comptabilisation.";
    }

    @Override
    public String dayColumn() {
        return "Date";
    }

    @Override
    public String textColumn() {
        return "Libellé";
    }

    @Override
    public String amountColumn() {
        return "Montant";
    }

    @Override
    public String balanceColumn() {
        return "Solde, fin de journée";
    }

    @Override
    public String pendingGroup() {
        return "En attente : non comptabilisées, hors du solde";
    }

    @Override
    public String undatedGroup() {
        return "Comptabilisées, sans date";
    }

    @Override
    public String otherGroup() {
        return "Ni comptabilisées ni en attente : dans aucune somme";
    }

    @Override
    public String status(TransactionStatus status) {
        if (status.equals(TransactionStatus.PENDING)) {
            return "en attente";
        }
        return status.equals(TransactionStatus.OTHER) ? "autre" : "statut " + status.code();
    }

    @Override
    public String valueDay(LocalDate day) {
        return "valeur " + day(day);
    }

    @Override
    public String noEntries() {
        return "Il n’y a aucune opération sur cette période.";
    }

    @Override
    public String noText() {
        return "(sans libellé)";
    }

    @Override
    public String pendingRule(long count) {
        return entries(count)
                + " en attente : pas encore comptabilisées, elles peuvent changer ou disparaître. Ce qui est en attente"
                + " n’est dans aucune somme, ni dans le solde, ni dans sa courbe.";
    }

    @Override
    public String otherRule(long count) {
        return entries(count)
                + " ni comptabilisées ni en attente selon la banque : à la fin de la liste, dans aucune somme et hors du"
                + " solde.";
    }

    @Override
    public String lineRule() {
        return "Le solde comptable est celui de la banque ; la courbe et les soldes en fin de journée en sont déduits par"
                + " les opérations comptabilisées.";
    }

    @Override
    public String source() {
        return "Établi par TPPKit d’après l’interface de la banque ; ce n’est pas un document de la banque.";
    }
}
