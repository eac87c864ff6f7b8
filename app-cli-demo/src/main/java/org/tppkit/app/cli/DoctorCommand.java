package org.tppkit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ConfigOptions;
import org.tppkit.app.client.ConfigurationFile;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Style;
import org.tppkit.core.Doctor;
import org.tppkit.core.DoctorReport;
import org.tppkit.core.DoctorReport.Finding;
import org.tppkit.core.DoctorReport.Severity;
import org.tppkit.ports.model.Capability;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code doctor}: what is right and wrong about an identity and its way to the banks. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Says, line by line, what is right and wrong about certificates, keys, keyId URL and settings; with"
                        + " --online also about the keyId URL's content and the way to each bank's server.",
        footer = {"", "Example: tppkit doctor --config tppkit.properties --online --want accounts,payments"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is right",
            "1:the examination itself failed; one line on the error stream says why",
            "2:the command line was not understood",
            "3:there are warnings, but no errors",
            "4:there are errors",
            "10:there is no configuration file, or it cannot be read"
        })
final class DoctorCommand implements Callable<Integer> {
    static final int WARNINGS = 3;
    static final int ERRORS = 4;

    private final CommandContext context;

    /** What a third party may want to do. */
    enum Service {
        ACCOUNTS(Capability.ACCOUNTS),
        PAYMENTS(Capability.PAYMENTS),
        FUNDS(Capability.FUNDS_CONFIRMATION);

        private final Capability capability;

        Service(Capability capability) {
            this.capability = capability;
        }
    }

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Option(
            names = "--want",
            split = ",",
            paramLabel = "<service>",
            description = "What the certificates must allow: accounts, payments, funds; several parted by commas.")
    private Set<Service> wanted = EnumSet.noneOf(Service.class);

    @ArgGroup(exclusive = true)
    private Reach reach = new Reach();

    /** With or without the network. */
    private static final class Reach {
        @Option(
                names = "--online",
                description =
                        "Also fetch the keyId URL and go to each bank's server (one GET / with the QWAC, no token).")
        private boolean online;

        @Option(names = "--offline", description = "Nothing leaves this machine. So it is without either of the two.")
        private boolean offline;

        boolean isOnline() {
            return online && !offline;
        }
    }

    @Mixin
    private JsonOption output = new JsonOption();

    DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Doctor doctor = Doctor.of(ConfigurationFile.read(config.file(context.surroundings())))
                .wanting(wanted.stream().map(service -> service.capability).toList());
        DoctorReport report = reach.isOnline() ? doctor.examineOnline() : doctor.examine();
        output.show(context.terminal(), out -> write(out, report), () -> print(report));
        return switch (report.worst()) {
            case OK -> ExitStatus.OK.code();
            case WARNING -> WARNINGS;
            case ERROR -> ERRORS;
        };
    }

    private void print(DoctorReport report) {
        for (Finding finding : report.findings()) {
            String where = finding.about().isEmpty() ? finding.id() : finding.id() + " (" + finding.about() + ")";
            context.terminal()
                    .line(context.terminal().styled(style(finding.severity()), padded(finding.severity())) + " " + where
                            + ": " + finding.message());
        }
        context.terminal().line();
        context.terminal()
                .line(report.of(Severity.OK).size() + " right, "
                        + report.of(Severity.WARNING).size() + " warnings, "
                        + report.of(Severity.ERROR).size() + " errors");
        if (!reach.isOnline()) {
            context.terminal().line("Nothing was asked over the network; --online looks further.");
        }
    }

    private static String padded(Severity severity) {
        return String.format(Locale.ROOT, "%-7s", severity);
    }

    private static Style style(Severity severity) {
        return switch (severity) {
            case OK -> Style.GOOD;
            case WARNING -> Style.HEADING;
            case ERROR -> Style.BAD;
        };
    }

    private void write(JsonGenerator out, DoctorReport report) throws IOException {
        out.writeStringField("worst", report.worst().name());
        out.writeBooleanField("online", reach.isOnline());
        JsonLine.array(out, "findings", report.findings(), (json, finding) -> {
            json.writeStringField("id", finding.id());
            json.writeStringField("about", finding.about());
            json.writeStringField("severity", finding.severity().name());
            json.writeStringField("message", finding.message());
        });
    }
}
