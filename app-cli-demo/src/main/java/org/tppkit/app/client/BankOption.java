package org.tppkit.app.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.ApiVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which bank a command is about: a picocli mixin. */
public final class BankOption {
    @Option(
            names = "--bank",
            paramLabel = "<bank>",
            converter = KnownBanks.NameConverter.class,
            description = "The bank, such as fortuneo or arkea:fortuneo; not needed where the configuration, or the"
                    + " consent, knows only one. The command banks lists them.")
    private @Nullable String bank;

    @Option(
            names = "--api-version",
            paramLabel = "<version>",
            converter = VersionConverter.class,
            description = "Speak this version of the bank's interface; otherwise the one recommended for the bank.")
    private @Nullable ApiVersion version;

    Optional<String> bank() {
        return Optional.ofNullable(bank);
    }

    Optional<ApiVersion> version() {
        return Optional.ofNullable(version);
    }

    /** Reads the number of a version; whether the bank speaks it shows later. */
    static final class VersionConverter implements ITypeConverter<ApiVersion> {
        @Override
        public ApiVersion convert(String text) {
            try {
                return ApiVersion.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
