package org.tppkit.docs;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.bank.BankAdapterProvider;

/** What the rows of the shipped banks say, as tables: for the page of banks and for the README. */
final class BanksPage {
    static final String FILE = "docs/reference/banks.md";
    static final String README = "README.md";

    private static final String BEGIN = "<!-- banks: generated -->\n";
    private static final String END = "<!-- banks: end -->\n";

    private BanksPage() {}

    /** The banks of every adapter on the class path. */
    static List<BankDescriptor> shipped() {
        return ServiceLoader.load(BankAdapterProvider.class).stream()
                .flatMap(provider -> provider.get().banks().stream())
                .toList();
    }

    /**
     * A page with the part between the marks written anew.
     *
     * @throws IllegalArgumentException if the marks are missing
     */
    static String withPart(String page, String part) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the marks " + BEGIN.strip() + " and " + END.strip() + " are missing");
        }
        return page.substring(0, begin + BEGIN.length()) + part + page.substring(end);
    }

    /** The generated part of the page of banks. */
    static String tables(List<BankDescriptor> banks) {
        return addresses(banks) + versions(banks) + capabilities(banks) + settings(banks);
    }

    /** The generated part of the README: banks, versions, roles. */
    static String overview(List<BankDescriptor> banks) {
        StringBuilder table = new StringBuilder();
        row(table, "bank", "`BankId`", "STET", "accounts (AISP)", "payments (PISP)", "funds (CBPII)");
        rule(table, 6);
        for (BankDescriptor bank : banks) {
            row(
                    table,
                    bank.name(),
                    code(bank.id()),
                    joined(versionsOf(bank)),
                    in(bank, Capability.ACCOUNTS),
                    in(bank, Capability.PAYMENTS),
                    in(bank, Capability.FUNDS_CONFIRMATION));
        }
        return "\n" + table + "\n";
    }

    private static String addresses(List<BankDescriptor> banks) {
        StringBuilder table = new StringBuilder();
        row(table, "bank", "id", "environment", "API", "customers are sent to");
        rule(table, 5);
        for (BankDescriptor bank : banks) {
            for (Environment environment : Environment.values()) {
                BankEndpoints at = bank.endpoints().get(environment);
                row(
                        table,
                        bank.name(),
                        code(bank.id()),
                        environment.toString(),
                        at == null ? "not known: give `api`" : code(at.api()),
                        at == null ? "" : customers(at.authorization()));
            }
        }
        return "\n## Names and addresses\n\n" + table;
    }

    private static String customers(Optional<URI> address) {
        return address.map(BanksPage::code).orElse("not known: give `authorization`");
    }

    private static String versions(List<BankDescriptor> banks) {
        StringBuilder table = new StringBuilder();
        row(table, "banks", "versions", "recommended", "zone", "history", "strong authentication holds");
        rule(table, 6);
        grouped(banks, BanksPage::versionCells).forEach((cells, of) -> row(table, names(of, banks), cells));
        return "\n## Versions and times\n\n" + table;
    }

    private static String versionCells(BankDescriptor bank) {
        return String.join(
                " | ",
                joined(versionsOf(bank)),
                bank.recommendedVersion().toString(),
                bank.zone().getId(),
                bank.historyDays().map(days -> days + " days before today").orElse("no limit"),
                bank.scaValidity().getDays() + " days");
    }

    private static String capabilities(List<BankDescriptor> banks) {
        StringBuilder text = new StringBuilder("\n## What each version can do\n");
        grouped(banks, BanksPage::capabilityTable)
                .forEach((table, of) -> text.append("\nFor ")
                        .append(names(of, banks))
                        .append(":\n\n")
                        .append(table));
        return text.toString();
    }

    private static String capabilityTable(BankDescriptor bank) {
        List<ApiVersion> versions = versionsOf(bank);
        StringBuilder table = new StringBuilder();
        row(table, "`Capability`", versions.stream().map(ApiVersion::toString).collect(Collectors.joining(" | ")));
        rule(table, versions.size() + 1);
        for (Capability capability : Capability.values()) {
            String cells = versions.stream()
                    .map(version -> bank.supports(version, capability) ? "yes" : "no")
                    .collect(Collectors.joining(" | "));
            row(table, code(capability), cells);
        }
        return table.toString();
    }

    private static String settings(List<BankDescriptor> banks) {
        StringBuilder text = new StringBuilder("\n## Settings of the rows\n");
        grouped(banks, BanksPage::settingsTable)
                .forEach((table, of) -> text.append("\nFor ")
                        .append(names(of, banks))
                        .append(":\n\n")
                        .append(table));
        return text.append('\n').toString();
    }

    private static String settingsTable(BankDescriptor bank) {
        StringBuilder table = new StringBuilder();
        row(table, "setting", "value");
        rule(table, 2);
        new TreeMap<>(bank.settings()).forEach((name, value) -> row(table, code(name), code(value)));
        return table.toString();
    }

    /** Banks that say the same stand together. */
    private static Map<String, List<BankDescriptor>> grouped(
            List<BankDescriptor> banks, Function<BankDescriptor, String> said) {
        return banks.stream().collect(Collectors.groupingBy(said, LinkedHashMap::new, Collectors.toList()));
    }

    private static String names(List<BankDescriptor> some, List<BankDescriptor> all) {
        return some.size() == all.size()
                ? "all " + all.size() + " banks"
                : some.stream().map(bank -> code(bank.id())).collect(Collectors.joining(", "));
    }

    private static List<ApiVersion> versionsOf(BankDescriptor bank) {
        Set<String> names = new TreeSet<>();
        bank.capabilities().keySet().forEach(version -> names.add(version.toString()));
        return names.stream().map(ApiVersion::of).toList();
    }

    /** In which versions: all of them, none, or which. */
    private static String in(BankDescriptor bank, Capability capability) {
        List<ApiVersion> versions = versionsOf(bank);
        List<ApiVersion> able = versions.stream()
                .filter(version -> bank.supports(version, capability))
                .toList();
        if (able.isEmpty()) {
            return "no";
        }
        return able.equals(versions) ? "yes" : joined(able);
    }

    private static String joined(List<ApiVersion> versions) {
        return versions.stream().map(ApiVersion::toString).collect(Collectors.joining(", "));
    }

    private static String code(Object value) {
        return "`" + value + "`";
    }

    private static void row(StringBuilder table, String... cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static void rule(StringBuilder table, int columns) {
        table.append(Stream.generate(() -> "---").limit(columns).collect(Collectors.joining("|", "|", "|\n")));
    }
}
