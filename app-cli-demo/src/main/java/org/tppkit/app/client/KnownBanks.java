package org.tppkit.app.client;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.spi.bank.BankAdapterProvider;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The banks that the adapters on the class path know, whether or not the configuration has them. */
public final class KnownBanks {
    private KnownBanks() {}

    /** All of them, by id. */
    public static List<BankDescriptor> all() {
        return ServiceLoader.load(BankAdapterProvider.class).stream()
                .flatMap(provider -> provider.get().banks().stream())
                .sorted(Comparator.comparing(bank -> bank.id().toString()))
                .toList();
    }

    /** Whether somebody who says that name means that bank: {@code fortuneo} or {@code arkea:fortuneo}. */
    static boolean isNamed(BankId bank, String name) {
        return bank.toString().equals(name) || bank.bank().equals(name);
    }

    /** Reads a bank's name. One that no adapter knows is told at once, before any configuration is looked for. */
    public static final class NameConverter implements ITypeConverter<String> {
        /** For picocli. */
        public NameConverter() {}

        @Override
        public String convert(String text) {
            String name = text.strip().toLowerCase(Locale.ROOT);
            List<BankDescriptor> known = all();
            // Without any adapter the name is not what is wrong.
            if (!known.isEmpty() && known.stream().noneMatch(bank -> isNamed(bank.id(), name))) {
                throw new TypeConversionException("unknown bank; the command banks lists those that are known");
            }
            return name;
        }
    }
}
