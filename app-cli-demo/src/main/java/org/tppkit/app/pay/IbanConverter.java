package org.tppkit.app.pay;

import org.tppkit.ports.model.Iban;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an account number, with or without blanks, and does not repeat a wrong one. */
final class IbanConverter implements ITypeConverter<Iban> {
    @Override
    public Iban convert(String text) {
        try {
            return Iban.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
