package org.tppkit.app.client;

import org.tppkit.ports.model.Iban;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an account number, with or without blanks, and does not repeat a wrong one. */
public final class IbanConverter implements ITypeConverter<Iban> {
    /** For picocli. */
    public IbanConverter() {}

    @Override
    public Iban convert(String text) {
        try {
            return Iban.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
