package org.tppkit.app.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.BankSimulatorBuilder;
import org.tppkit.testkit.simulator.Quirk;
import picocli.CommandLine.Option;

/** How the banks behave, and what data they have; the same for each. */
final class BehaviourOptions {
    @Option(
            names = "--fault",
            converter = FaultOption.Converter.class,
            paramLabel = "<fault>",
            description = "What goes wrong: a status such as 503, drop-after-request-headers, drop-in-request-body,"
                    + " drop-before-handling, drop-after-handling or truncate-body; behind it, parted by commas:"
                    + " path=<end of the path>, method=<method>, times=<number> or times=always (otherwise once),"
                    + " retry-after=<seconds>. May come often.")
    private List<FaultOption> faults = new ArrayList<>();

    @Option(
            names = "--latency",
            paramLabel = "<duration>",
            description = "How long each request waits before the bank takes it up, for instance PT0.1S.")
    private @Nullable Duration latency;

    @Option(
            names = "--quirk",
            split = ",",
            paramLabel = "<quirk>",
            description = "Oddities to turn on, parted by commas: ${COMPLETION-CANDIDATES}.")
    private List<Quirk> quirks = new ArrayList<>();

    @Option(
            names = "--no-quirk",
            split = ",",
            paramLabel = "<quirk>",
            description = "Oddities to turn off. On by themselves are those that Arkéa's banks are known to have.")
    private List<Quirk> turnedOff = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "<number>",
            description = "Other data; the same for the same number and day.")
    private @Nullable Long seed;

    @Option(
            names = "--transactions",
            paramLabel = "<number>",
            description = "How many entries the account of the customer anne has, up to 10,000,000.")
    private @Nullable Integer transactions;

    @Option(
            names = "--page-size",
            paramLabel = "<number>",
            description = "Entries on a page of transactions; otherwise 50.")
    private @Nullable Integer pageSize;

    /** Tells a bank's builder; {@link IllegalArgumentException} if a number is out of range. */
    void describeTo(BankSimulatorBuilder bank) {
        bank.enable(quirks.toArray(new Quirk[0])).disable(turnedOff.toArray(new Quirk[0]));
        if (latency != null) {
            bank.latency(latency);
        }
        if (seed != null) {
            bank.seed(seed);
        }
        if (transactions != null) {
            bank.transactions(transactions);
        }
        if (pageSize != null) {
            bank.pageSize(pageSize);
        }
    }

    /** Plans the faults at a bank that was started. */
    void planFaultsAt(BankSimulator bank) {
        faults.forEach(fault -> fault.planAt(bank));
    }
}
