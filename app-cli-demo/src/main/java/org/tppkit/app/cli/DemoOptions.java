package org.tppkit.app.cli;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.server.BankConverter;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.testkit.simulator.SimulatedBank;
import org.tppkit.testkit.simulator.StetVersion;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What can be asked of the demo; the same with and without the word {@code demo}. */
final class DemoOptions {
    @ArgGroup(exclusive = true)
    private Choice choice = new Choice();

    @Option(
            names = "--api-version",
            paramLabel = "<version>",
            converter = VersionConverter.class,
            description = "Speak this version of STET, 1.4.1 or 1.4.2; otherwise the one recommended for the bank.")
    private @Nullable ApiVersion version;

    /** One bank or all of them. */
    private static final class Choice {
        @Option(
                names = "--bank",
                paramLabel = "<bank>",
                converter = BankConverter.class,
                description = "The bank: cmb, cmso, fortuneo, max, abp, abei, abs, bpe or allianz; otherwise fortuneo.")
        private SimulatedBank bank = SimulatedBank.FORTUNEO;

        @Option(names = "--all", description = "All nine banks in both versions, with one summary table.")
        private boolean all;
    }

    boolean all() {
        return choice.all;
    }

    Set<SimulatedBank> banks() {
        return all() ? EnumSet.allOf(SimulatedBank.class) : EnumSet.of(choice.bank);
    }

    Optional<ApiVersion> version() {
        return Optional.ofNullable(version);
    }

    /** Reads the number of a version. */
    static final class VersionConverter implements ITypeConverter<ApiVersion> {
        @Override
        public ApiVersion convert(String text) {
            return StetVersion.of(text)
                    .map(known -> ApiVersion.of(known.number()))
                    .orElseThrow(() -> new TypeConversionException("unknown version; known are "
                            + Stream.of(StetVersion.values())
                                    .map(StetVersion::number)
                                    .collect(Collectors.joining(", "))));
        }
    }
}
