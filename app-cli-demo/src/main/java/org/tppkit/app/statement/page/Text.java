package org.tppkit.app.statement.page;

import java.util.Locale;

/** The texts of a page, English beside French; {@code %s} stands for a value that is written into a text. */
enum Text {
    // --- numbers and days ---
    THOUSANDS(",", "\u202F"),
    POINT(".", ","),
    EURO("€%s", "%s\u00A0€"),
    /** The number, then the currency's code. */
    CURRENCY("%2$s\u00A0%1$s", "%1$s\u00A0%2$s"),
    MONTHS(
            "January February March April May June July August September October November December",
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    SHORT_MONTHS(
            "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
            "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
    FIRST_OF_MONTH("1", "1er"),
    /** The day, the hour, the minute, the zone. */
    MOMENT("%s, %02d:%02d (%s)", "%s à %02d:%02d (%s)"),

    // --- the head ---
    TITLE("Account statement", "Relevé de compte"),
    ACCOUNT("Account", "Compte"),
    ACCOUNT_NUMBER("Number", "Numéro"),
    PERIOD("Period", "Période"),
    SINCE("since %s", "depuis le %s"),
    SINGLE_DAY("%s", "le %s"),
    BETWEEN("%s to %s", "du %s au %s"),
    ALL_GIVEN("all that the bank gives", "tout ce que la banque donne"),
    ALL_GIVEN_DAYS("all that the bank gives: %s", "tout ce que la banque donne : %s"),
    MADE("Made", "Établi"),

    // --- the box for what is missing ---
    INCOMPLETE("This statement is not complete.", "Ce relevé est incomplet."),
    BANK_FAILED("The bank failed while its pages were read.", "La banque n’a pas répondu jusqu’au bout."),
    PAGE_LIMIT(
            "There are more pages than the limit allows to read.",
            "Il y a plus de pages que la limite ne permet d’en lire."),
    LED_BACK(
            "The bank led back to a page that had been read before; the rest cannot be reached.",
            "La banque a renvoyé à une page déjà lue ; le reste ne peut pas être atteint."),
    /** The reason, the entries, the pages. */
    READ_BEFORE("%s %s from %s came before that.", "%s Avant cela : %s en %s."),
    PAGE("%s page", "%s page"),
    PAGES("%s pages", "%s pages"),
    OF_WHAT_WAS_READ(
            "All sums on this page are of the entries that were read, and of no others.",
            "Toutes les sommes de cette page portent sur les opérations lues, et sur elles seules."),

    // --- the sums ---
    BOOKED_BALANCE("Booked balance", "Solde comptable"),
    IN("In", "Entrées"),
    OUT("Out", "Sorties"),
    ENTRY("%s entry", "%s opération"),
    ENTRIES("%s entries", "%s opérations"),
    PENDING("Pending", "En attente"),
    ON_DAY("on %s", "au %s"),
    NOT_GIVEN("not given", "non donné"),

    // --- the charts ---
    BALANCE_OVER_TIME("Balance over time", "Évolution du solde"),
    /** The first, the last, the lowest, the highest point. */
    BALANCE_SUMMARY(
            "Booked balance at the end of each day: %s, %s; lowest %s, highest %s.",
            "Solde comptable en fin de journée : %s, %s ; le plus bas : %s, le plus haut : %s."),
    /** The balance, the day. */
    BALANCE_POINT("%s on %s", "%s le %s"),
    BOOKED_ONLY("Booked entries only.", "Opérations comptabilisées seulement."),
    BOOKED_ONLY_NOT_PENDING(
            "Booked entries only: what is pending is not in this line.",
            "Opérations comptabilisées seulement : ce qui est en attente n’est pas dans cette courbe."),
    NO_LINE("There is no chart of the balance: %s", "Pas de courbe du solde : %s"),
    LINE_FROM(
            "The line begins on %s: earlier entries were not read.",
            "La courbe commence le %s : les opérations antérieures n’ont pas été lues."),
    BY_MONTH("In and out by month", "Entrées et sorties par mois"),
    MONTH_COUNT("%s month", "%s mois"),
    MONTHS_COUNT("%s months", "%s mois"),
    /** The months, in, out. */
    MONTHS_SUMMARY(
            "Booked entries of %s: in %s, out %s.", "Opérations comptabilisées sur %s : entrées %s, sorties %s."),
    /** The month, in, out. */
    MONTH_SUMMARY("%s: in %s, out %s", "%s : entrées %s, sorties %s"),
    TOO_MANY_MONTHS("There are too many months for a chart.", "Il y a trop de mois pour un graphique."),
    SEVERAL_CURRENCIES(
            "There are several currencies: sums are for each of them, and there is no chart.",
            "Il y a plusieurs devises : les sommes sont données pour chacune, sans graphique."),
    NUMBERS_BY_MONTH("The numbers by month", "Les chiffres par mois"),
    MONTH_COLUMN("Month", "Mois"),
    DIFFERENCE("Difference", "Différence"),

    // --- the table ---
    ENTRIES_HEADING("Entries", "Opérations"),
    TABLE_CAPTION(
            "Newest first. Days are days of booking.",
            "Les plus récentes d’abord. Les dates sont celles de comptabilisation."),
    DAY_COLUMN("Day", "Date"),
    TEXT_COLUMN("Text", "Libellé"),
    AMOUNT_COLUMN("Amount", "Montant"),
    BALANCE_COLUMN("Balance, end of day", "Solde, fin de journée"),
    PENDING_GROUP("Pending: not booked, not in the balance", "En attente : non comptabilisées, hors du solde"),
    UNDATED_GROUP("Booked, without a day", "Comptabilisées, sans date"),
    OTHER_GROUP("Neither booked nor pending: in no sum", "Ni comptabilisées ni en attente : dans aucune somme"),
    STATUS_PENDING("pending", "en attente"),
    STATUS_OTHER("other", "autre"),
    STATUS_OF_BANK("status %s", "statut %s"),
    VALUE_DAY("value %s", "valeur %s"),
    NO_ENTRIES("There are no entries in this period.", "Il n’y a aucune opération sur cette période."),
    NO_TEXT("(no text)", "(sans libellé)"),

    // --- the foot ---
    ENTRY_IS("%s is", "%s"),
    ENTRIES_ARE("%s are", "%s"),
    PENDING_RULE(
            "%s pending: not booked yet, may change or vanish. Pending entries are in no sum, not in the balance and not in"
                    + " its line.",
            "%s en attente : pas encore comptabilisées, elles peuvent changer ou disparaître. Ce qui est en attente n’est"
                    + " dans aucune somme, ni dans le solde, ni dans sa courbe."),
    OTHER_RULE(
            "%s neither booked nor pending in the bank's words: listed at the end, in no sum and not in the balance.",
            "%s ni comptabilisées ni en attente selon la banque : à la fin de la liste, dans aucune somme et hors du"
                    + " solde."),
    LINE_RULE(
            "The booked balance is the bank's; the line and the balances of days are worked out from it by the booked"
                    + " entries.",
            "Le solde comptable est celui de la banque ; la courbe et les soldes en fin de journée en sont déduits par les"
                    + " opérations comptabilisées."),
    SOURCE(
            "Made by TPPKit from what the bank's interface gave; this is no document of the bank.",
            "Établi par TPPKit d’après l’interface de la banque ; ce n’est pas un document de la banque.");

    private final String english;
    private final String french;

    Text(String english, String french) {
        this.english = english;
        this.french = french;
    }

    String in(Language language, Object... values) {
        String text = switch (language) {
            case EN -> english;
            case FR -> french;
        };
        return String.format(Locale.ROOT, text, values);
    }
}
