package org.tppkit.adapter.arkea.internal.wire;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.http.BankResponse;

/**
 * The bodies of STET's payments: written strictly by the version's form, read leniently in the forms of all versions.
 * What cannot be read is an {@link UnexpectedAnswerException} that names the field.
 */
public final class PaymentBodies {
    private final PaymentWriter writer;
    private final PaymentReader reader;

    /**
     * @param form the version's form
     * @param zone whose days are meant
     * @param confirmed whether payments have to be confirmed in this version
     */
    public PaymentBodies(PaymentForm form, ZoneId zone, boolean confirmed) {
        this.writer = new PaymentWriter(form, new DayWriter(zone));
        this.reader = new PaymentReader(confirmed);
    }

    /**
     * The payment to be initiated ({@code PaymentRequestResource}).
     *
     * @param setup names the initiating party
     * @param reportTo the two report addresses
     */
    public byte[] request(PaymentSetup setup, URI reportTo) {
        return writer.write(setup.request(), setup.initiatingParty().orElseThrow(), reportTo);
    }

    /** A confirmation that adds nothing ({@code ConfirmationResource}: all its fields are optional, the body is not). */
    public static byte[] confirmation() {
        return "{}".getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * A payment as it was retrieved, byte for byte, but for the cancellation.
     *
     * @param reportTo new report addresses, where the customer's way back goes by them
     */
    public static byte[] cancellation(RetrievedPayment payment, String status, String reason, Optional<URI> reportTo) {
        ResourceEdit edit = new ResourceEdit(payment.resource())
                .set("paymentInformationStatus", status)
                .set("statusReasonInformation", reason);
        reportTo.map(URI::toString)
                .ifPresent(address -> edit.set("supplementaryData", "successfulReportUrl", address)
                        .set("supplementaryData", "unsuccessfulReportUrl", address));
        return edit.bytes();
    }

    /**
     * A payment as it stands ({@code HalPaymentRequest}), with the bytes of its resource.
     *
     * @throws UnexpectedAnswerException if it is not that payment
     */
    public RetrievedPayment retrieved(String resourceId, BankResponse answer) {
        byte[] bytes = whole(answer);
        Found found = JsonBody.read(new ByteArrayInputStream(bytes), json -> find(resourceId, json));
        return RetrievedPayment.of(resourceId, found.payment(), Arrays.copyOfRange(bytes, found.start(), found.end()));
    }

    /** The bank's answer to a payment or a cancellation; an empty body says nothing. */
    public static ApprovalAnswer approval(BankResponse answer) {
        return readUnlessEmpty(answer, ApprovalAnswer::read).orElse(ApprovalAnswer.NONE);
    }

    /**
     * Makes sure that an answer of which only the status counts is the bank's own, empty or a JSON object, and about no other
     * payment.
     */
    public static void requireAbout(String resourceId, BankResponse answer) {
        readUnlessEmpty(answer, json -> {
            json.enterObject();
            while (json.nextField()) {
                if (json.field().equals("paymentRequest") && json.isObject()) {
                    PaymentReader.requireId(resourceId, json);
                } else {
                    json.skip();
                }
            }
            return Boolean.TRUE;
        });
    }

    private static <T> Optional<T> readUnlessEmpty(BankResponse answer, Function<JsonBody, T> reader) {
        byte[] bytes = BodyBytes.read(answer);
        if (bytes.length == 0) {
            return Optional.empty();
        }
        JsonMedia.require(answer);
        return Optional.of(JsonBody.read(new ByteArrayInputStream(bytes), reader));
    }

    private static byte[] whole(BankResponse answer) {
        JsonMedia.require(answer);
        return BodyBytes.read(answer);
    }

    private record Found(Payment payment, int start, int end) {}

    private Found find(String resourceId, JsonBody json) {
        @Nullable Found found = null;
        json.enterObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "paymentRequest" -> {
                    if (!json.isObject()) {
                        throw json.wrong("an object is expected");
                    }
                    found = found(resourceId, json);
                }
                default -> json.skip();
            }
        }
        if (found == null) {
            throw json.wrong("paymentRequest", "the payment is missing");
        }
        return found;
    }

    private Found found(String resourceId, JsonBody json) {
        int start = json.start();
        Payment payment = reader.read(resourceId, json);
        return new Found(payment, start, json.end());
    }
}
