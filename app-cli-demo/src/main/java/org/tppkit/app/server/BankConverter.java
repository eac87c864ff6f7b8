package org.tppkit.app.server;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tppkit.testkit.simulator.SimulatedBank;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code cmb} and {@code arkea:cmb}. */
public final class BankConverter implements ITypeConverter<SimulatedBank> {
    /** For picocli. */
    public BankConverter() {}

    @Override
    public SimulatedBank convert(String text) {
        String name = text.toLowerCase(Locale.ROOT).replaceFirst("^arkea:", "");
        return Stream.of(SimulatedBank.values())
                .filter(bank -> bank.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("unknown bank; known are "
                        + Stream.of(SimulatedBank.values())
                                .map(SimulatedBank::id)
                                .collect(Collectors.joining(", "))));
    }
}
