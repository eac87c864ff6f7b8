package org.tppkit.app.statement.page;

/** Why no balance over time can be told. */
enum NoLine {
    /** The bank gives no booked balance with a day. */
    NO_BALANCE("the bank gives no booked balance with its day.", "la banque ne donne pas de solde comptable daté."),
    /** Two booked balances of the same day differ. */
    BALANCES_DISAGREE(
            "the bank gives two different booked balances for the same day.",
            "la banque donne deux soldes comptables différents pour le même jour."),
    /** More than one currency among booked entries and booked balance. */
    SEVERAL_CURRENCIES("there are several currencies.", "il y a plusieurs devises."),
    /** A booked entry has no day of booking. */
    UNDATED_ENTRIES("there are booked entries without a day.", "des opérations comptabilisées sont sans date."),
    /** Between the balance's day and the first entry that was read there may be others. */
    BALANCE_TOO_OLD(
            "the bank's booked balance is of an earlier day than what was read.",
            "le solde comptable de la banque date d’avant ce qui a été lu."),
    /** Reading ended early, and entries do not come newest first. */
    ORDER_UNKNOWN(
            "entries are missing, and the order of the others does not tell where.",
            "des opérations manquent, et l’ordre des autres ne dit pas où."),
    /** Reading ended before it reached the days asked for. */
    NOTHING_KNOWN("nothing was read that tells of these days.", "rien de ce qui a été lu ne porte sur ces jours."),
    /** All was read, and nothing is booked. */
    NO_ENTRIES("nothing is booked.", "rien n’est comptabilisé."),
    /** A line needs two days. */
    TOO_SHORT("there is but one day to show.", "il n’y a qu’un seul jour à montrer.");

    private final String english;
    private final String french;

    NoLine(String english, String french) {
        this.english = english;
        this.french = french;
    }

    String in(Language language) {
        return switch (language) {
            case EN -> english;
            case FR -> french;
        };
    }
}
