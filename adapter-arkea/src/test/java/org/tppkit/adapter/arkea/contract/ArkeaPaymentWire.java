package org.tppkit.adapter.arkea.contract;

import static org.tppkit.adapter.arkea.contract.WireForm.link;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.testkit.contract.bank.PaymentWire;
import org.tppkit.testkit.contract.bank.SentBack;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.contract.bank.WrittenTransfer;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/**
 * Payments: addresses and approval links of the page, bodies of STET. In 1.4.2 customers come back with a code, and the
 * payment is confirmed; in 1.4.1 they come back to the address that the payment named, with nothing added.
 */
record ArkeaPaymentWire(WireForm form) implements PaymentWire {
    private static final String PAYMENTS = "/psd2/v1/payment-requests";

    @Override
    public WireExchange initiation(PaymentRequest payment, String id, URI approval) {
        ScriptedAnswer created = ScriptedAnswer.json(201, approvalLink(id, approval));
        return new WireExchange("POST", PAYMENTS, oauth() ? created : created.header("Location", address(id)));
    }

    @Override
    public WireExchange reading(PaymentRequest payment, String id, PaymentStatus status) {
        return WireExchange.get(address(id), resource(payment, id, status));
    }

    @Override
    public WireExchange confirmation(PaymentRequest payment, String id) {
        return WireExchange.post(
                address(id) + "/o-confirmation", resource(payment, id, PaymentStatus.ACCEPTED_FOR_EXECUTION));
    }

    @Override
    public WireExchange cancellation(PaymentRequest payment, String id, URI approval) {
        return new WireExchange("PUT", address(id), ScriptedAnswer.json(200, approvalLink(id, approval)));
    }

    /** STET section 8.3: the whole resource as retrieved. In 1.4.1 a state can come back by a report address alone. */
    @Override
    public Optional<SentBack> sentBack() {
        Stream<String> cancelled = Stream.of("paymentInformationStatus", "statusReasonInformation");
        Stream<String> wayBack = oauth() ? Stream.of() : Stream.of("successfulReportUrl", "unsuccessfulReportUrl");
        return Optional.of(
                new SentBack("paymentRequest", Stream.concat(cancelled, wayBack).collect(Collectors.toSet())));
    }

    @Override
    public Set<PaymentStatus> statuses() {
        Stream<String> codes =
                Stream.of("RCVD", "ACTC", "ACCP", "ACSP", "ACSC", "ACWC", "ACWP", "PDNG", "PART", "RJCT");
        Stream<String> newer = oauth() ? Stream.of("PATC", "CANC") : Stream.of();
        return Stream.concat(codes, newer).map(PaymentStatus::new).collect(Collectors.toSet());
    }

    /** STET section 8.1: one beneficiary stands beside the transfers, several ones stand within them. */
    @Override
    public List<WrittenTransfer> transfers(BankRequest initiation) {
        JsonValues body = JsonValues.of(initiation.body());
        int count = Integer.parseInt(body.number("/numberOfTransactions"));
        List<WrittenTransfer> written = new ArrayList<>();
        while (body.hasBelow("/creditTransferTransaction/" + written.size())) {
            String transfer = "/creditTransferTransaction/" + written.size();
            String beneficiary = count == 1 ? "/beneficiary" : transfer + "/beneficiary";
            written.add(new WrittenTransfer(
                    form.writtenAmount(body, transfer + "/instructedAmount/amount"),
                    body.text(transfer + "/instructedAmount/currency"),
                    body.text(beneficiary + "/creditorAccount/iban")));
        }
        if (written.size() != count) {
            throw new IllegalArgumentException("numberOfTransactions is not the number of transfers");
        }
        return written;
    }

    @Override
    public boolean bringsCode() {
        return oauth();
    }

    private boolean oauth() {
        return form == WireForm.STET_1_4_2;
    }

    private static String address(String id) {
        return PAYMENTS + "/" + id;
    }

    /** The page: {@code PRid} is the payment's id; in 1.4.2 the link holds the first parameters of an OAuth request. */
    private String approvalLink(String id, URI approval) {
        String page = approval + "?PRid=" + id + (oauth() ? "&response_type=code&scope=pisp" : "");
        return """
                {"appliedAuthenticationApproach":"REDIRECT","_links":{"consentApproval":%s}}""".formatted(link(page));
    }

    private String resource(PaymentRequest payment, String id, PaymentStatus status) {
        String links = oauth()
                ? """
                "request":%s,"confirmation":%s""".formatted(link(address(id)), link(address(id) + "/o-confirmation"))
                : "\"self\":" + link(address(id));
        return """
                {"paymentRequest":%s,"_links":{%s}}""".formatted(PaymentResource.of(form, payment, id, status), links);
    }
}
