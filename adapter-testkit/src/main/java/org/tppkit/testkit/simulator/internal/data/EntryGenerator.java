package org.tppkit.testkit.simulator.internal.data;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tppkit.testkit.simulator.SimulatedTransaction;

/** Makes entries of an account, newest first. The same random source gives the same entries. */
final class EntryGenerator {

    private static final List<String> DEBITS = List.of(
            "PRLV SEPA ÉLECTRICITÉ DE L'OUEST",
            "CARTE BOULANGERIE LE FOURNIL 🥐",
            "VIR LOYER Résidence les Châtaigniers",
            "CARTE MARCHÉ DES LICES",
            "ECH PRET 0709000009102",
            "RETRAIT DAB RENNES RÉPUBLIQUE",
            "PRLV ASSURANCE « Cœur de Bretagne »");
    private static final List<String> CREDITS =
            List.of("VIR SALAIRE SOCIÉTÉ GÉNÉREUSE", "REMISE CHÈQUE N°4711", "VIR MAMIE 🎂 joyeux anniversaire");

    /** Odd and large, so that seeds of neighbours have little in common. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    EntryGenerator(SplittableRandom random) {
        this.random = random;
    }

    /** Booked entries on each of the days before today; on Mondays the first two are equal in every field. */
    List<SimulatedTransaction> booked(LocalDate today, int days, int perDay) {
        List<SimulatedTransaction> entries = new ArrayList<>();
        for (int back = 1; back <= days; back++) {
            LocalDate day = today.minusDays(back);
            for (int i = 0; i < perDay; i++) {
                boolean twin = i == 1 && day.getDayOfWeek() == DayOfWeek.MONDAY;
                entries.add(twin ? entries.get(entries.size() - 1) : bookedOn(day));
            }
        }
        return entries;
    }

    /**
     * Booked entries on each of the days before today, of which each is made from the seed and its place alone, whenever it
     * is asked for.
     *
     * @param pending what stands before them
     * @param count how many booked entries
     * @param days how many days they fill; the last may be left with fewer
     */
    static Entries lazily(List<SimulatedTransaction> pending, LocalDate today, int count, int days, long seed) {
        int perDay = Math.max(1, (count + days - 1) / days);
        return new Entries(pending, count, index -> {
            LocalDate day = today.minusDays(1 + index / perDay);
            boolean twin = index % perDay == 1 && day.getDayOfWeek() == DayOfWeek.MONDAY;
            int place = twin ? index - 1 : index;
            return new EntryGenerator(new SplittableRandom(seed + place * SPREAD)).bookedOn(day);
        });
    }

    /** Pending entries of today and yesterday, without a booking date. */
    List<SimulatedTransaction> pending(LocalDate today, int count) {
        List<SimulatedTransaction> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(new SimulatedTransaction(
                    cents(9_999),
                    "DBIT",
                    "PDNG",
                    Optional.empty(),
                    Optional.empty(),
                    today.minusDays(i % 2),
                    List.of(pick(DEBITS))));
        }
        return entries;
    }

    private SimulatedTransaction bookedOn(LocalDate day) {
        boolean credit = random.nextInt(5) == 0;
        List<String> lines = new ArrayList<>();
        lines.add(pick(credit ? CREDITS : DEBITS));
        if (random.nextInt(4) == 0) {
            lines.add("Référence " + random.nextInt(100_000));
        }
        return new SimulatedTransaction(
                cents(credit ? 300_000 : 25_000),
                credit ? "CRDT" : "DBIT",
                random.nextInt(40) == 0 ? "OTHR" : "BOOK",
                Optional.of(day),
                Optional.of(day.plusDays(random.nextInt(2))),
                day.minusDays(random.nextInt(3)),
                lines);
    }

    private BigDecimal cents(int below) {
        return BigDecimal.valueOf(1 + random.nextInt(below), 2);
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
