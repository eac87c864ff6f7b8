package org.tppkit.app.pay;

import org.tppkit.ports.model.payment.PaymentId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a payment's id as the commands print it. */
final class PaymentIdConverter implements ITypeConverter<PaymentId> {
    @Override
    public PaymentId convert(String text) {
        try {
            return PaymentId.decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    "this is no payment's id: it begins with y1. and stands in what pay start and pay list print");
        }
    }
}
