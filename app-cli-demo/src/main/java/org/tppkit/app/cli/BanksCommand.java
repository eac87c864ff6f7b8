package org.tppkit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.app.client.KnownBanks;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Style;
import org.tppkit.app.terminal.Table;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code banks}: the banks that the adapters on the class path know. */
@Command(
        name = "banks",
        mixinStandardHelpOptions = true,
        description =
                "Lists the banks that come with TPPKit: names, ids, hosts, versions of the interface and what each"
                        + " version can do. Needs no configuration and no network.",
        footer = {"", "Example: tppkit banks --json"})
final class BanksCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private JsonOption output = new JsonOption();

    BanksCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<BankDescriptor> banks = KnownBanks.all();
        if (banks.isEmpty()) {
            throw new CommandFailure(
                    ExitStatus.CONFIGURATION, "no bank adapter is on the class path: add tppkit-adapter-arkea");
        }
        output.show(
                context.terminal(),
                out -> JsonLine.array(out, "banks", banks, BanksCommand::write),
                () -> show(context.terminal(), banks));
        return ExitStatus.OK.code();
    }

    // ------------------------------------------------------------------ for people

    private static void show(Terminal terminal, List<BankDescriptor> banks) {
        Table table = Table.of("bank", "name", "versions", "production", "sandbox");
        banks.forEach(bank -> table.row(
                bank.id().toString(),
                bank.name(),
                versions(bank).stream().map(ApiVersion::value).collect(Collectors.joining(", ")),
                host(bank, Environment.PRODUCTION),
                host(bank, Environment.SANDBOX)));
        terminal.table(table);
        capabilities(banks).forEach((what, who) -> {
            terminal.line();
            terminal.line(terminal.styled(Style.HEADING, who.size() == banks.size() ? "all banks" : listed(who)) + ", "
                    + what);
        });
    }

    private static String host(BankDescriptor bank, Environment environment) {
        return Optional.ofNullable(bank.endpoints().get(environment))
                .map(endpoints -> endpoints.api().getAuthority())
                .orElse("");
    }

    /** Which banks can do what in a version; most can do the same. */
    private static Map<String, List<String>> capabilities(List<BankDescriptor> banks) {
        Map<String, List<String>> same = new LinkedHashMap<>();
        for (BankDescriptor bank : banks) {
            for (ApiVersion version : versions(bank)) {
                String words = sorted(bank, version).stream()
                        .map(capability ->
                                capability.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
                same.computeIfAbsent("version " + version + ": " + words, key -> new ArrayList<>())
                        .add(bank.id().toString());
            }
        }
        return same;
    }

    private static String listed(Collection<String> ids) {
        return String.join(", ", ids);
    }

    private static List<ApiVersion> versions(BankDescriptor bank) {
        return bank.capabilities().keySet().stream()
                .sorted(Comparator.comparing(ApiVersion::value))
                .toList();
    }

    private static Collection<Capability> sorted(BankDescriptor bank, ApiVersion version) {
        return new TreeSet<>(Optional.ofNullable(bank.capabilities().get(version))
                .map(List::copyOf)
                .orElse(List.of()));
    }

    // ------------------------------------------------------------------ for scripts

    private static void write(JsonGenerator out, BankDescriptor bank) throws IOException {
        out.writeStringField("id", bank.id().toString());
        out.writeStringField("name", bank.name());
        out.writeObjectFieldStart("environments");
        for (Environment environment : new TreeSet<>(bank.endpoints().keySet())) {
            Optional<BankEndpoints> endpoints =
                    Optional.ofNullable(bank.endpoints().get(environment));
            out.writeObjectFieldStart(environment.name());
            JsonLine.field(out, "api", endpoints.map(BankEndpoints::api).map(URI::toString));
            JsonLine.field(
                    out,
                    "authorization",
                    endpoints.flatMap(BankEndpoints::authorization).map(URI::toString));
            out.writeEndObject();
        }
        out.writeEndObject();
        JsonLine.array(out, "versions", versions(bank), (json, version) -> {
            json.writeStringField("version", version.value());
            json.writeBooleanField("recommended", version.equals(bank.recommendedVersion()));
            json.writeArrayFieldStart("capabilities");
            for (Capability capability : sorted(bank, version)) {
                json.writeString(capability.name());
            }
            json.writeEndArray();
        });
        if (bank.historyDays().isPresent()) {
            out.writeNumberField("historyDays", bank.historyDays().get());
        }
        out.writeStringField("scaValidity", bank.scaValidity().toString());
        out.writeStringField("zone", bank.zone().getId());
    }
}
