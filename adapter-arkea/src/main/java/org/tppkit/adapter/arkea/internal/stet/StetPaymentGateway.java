package org.tppkit.adapter.arkea.internal.stet;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.tppkit.adapter.arkea.internal.wire.ApprovalAnswer;
import org.tppkit.adapter.arkea.internal.wire.PaymentBodies;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.bank.PaymentGateway;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.signing.MessageSigner;

/**
 * Initiates, reads, confirms and cancels payments at a STET bank (STET sections 3 and 8). Stateless; each method sends one
 * request.
 */
public final class StetPaymentGateway implements PaymentGateway {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private final StetBank bank;
    private final StetRequests requests;
    private final Refusals refusals;
    private final PaymentBodies bodies;
    private final ApprovalPages pages;
    private final WayBack wayBack;
    private final CancelStatus cancelStatus;

    /**
     * @param bank the bank in its version
     * @param signer signs each request
     * @param refusals turns refusals into errors
     * @param pages the bank's approval pages
     * @param cancelStatus what a cancelled payment's status becomes
     */
    public StetPaymentGateway(
            StetBank bank, MessageSigner signer, Refusals refusals, ApprovalPages pages, CancelStatus cancelStatus) {
        this.bank = bank;
        this.requests = new StetRequests(bank, signer);
        this.refusals = refusals;
        this.bodies = new PaymentBodies(bank.dialect().payment(), bank.zone(), confirms(bank));
        this.pages = pages;
        this.wayBack = new WayBack(bank.dialect().flow(), pages);
        this.cancelStatus = cancelStatus;
    }

    @Override
    public PaymentStart initiate(PaymentSetup setup, BankCall call) {
        new DeclaredPayments(bank).require(setup);
        new DialectRules(bank.dialect().payment()).require(setup);
        byte[] body = bodies.request(setup, wayBack.reportAddress(setup.back()));
        BankRequest request = requests.withBody("POST", ResourceAddress.ofPayments(bank), body, call);
        try (BankResponse answer = call.send(request)) {
            requireStatus("the payment", answer, Set.of(OK, CREATED));
            ApprovalLink link = approvalLink(PaymentBodies.approval(answer))
                    .orElseThrow(() -> new UnexpectedAnswerException(
                            "_links.consentApproval.href", "the link to the approval page is missing"));
            String id = PaymentResource.idOfCreated(link.parameter(pages.idParameter()), answer);
            return new PaymentStart(id, wayBack.approval(link, setup.back()));
        }
    }

    /**
     * In 1.4.2 as RFC 6749 has it. In 1.4.1 the return to a report address proves nothing, whatever parameters it carries:
     * the bank's own word is found by reading the payment, a refusal too.
     */
    @Override
    public CallbackMeaning interpret(Callback callback) {
        return confirms(bank) ? AuthorizationCallback.meaning(callback) : new CallbackMeaning.Approved();
    }

    @Override
    public RetrievedPayment find(String resourceId, BankCall call) {
        bank.require(Capability.PAYMENTS, "payments");
        try (BankResponse answer = call.send(requests.get(ResourceAddress.ofPayment(bank, resourceId), call))) {
            if (answer.status() == NO_CONTENT) {
                throw new UnexpectedAnswerException("", "the bank gave no payment (HTTP 204)");
            }
            requireStatus("the payment's status", answer, Set.of(OK));
            return bodies.retrieved(resourceId, answer);
        }
    }

    /** Of the answer only the status counts, and that it is about this payment: what became of it is read afterwards. */
    @Override
    public void confirm(String resourceId, BankCall call) {
        bank.require(Capability.PAYMENTS, "payments");
        bank.require(Capability.PAYMENT_CONFIRMATION, "confirmation of payments");
        if (!confirms(bank)) {
            throw new CapabilityException("this bank needs no confirmation of payments in version "
                    + bank.dialect().version());
        }
        ResourceAddress address = ResourceAddress.ofPayment(bank, resourceId).below("o-confirmation");
        BankRequest request = requests.withBody("POST", address, PaymentBodies.confirmation(), call);
        try (BankResponse answer = call.send(request)) {
            requireStatus("the confirmation", answer, Set.of(OK, CREATED, NO_CONTENT));
            PaymentBodies.requireAbout(resourceId, answer);
        }
    }

    /**
     * The retrieved payment is sent back as it came, but for status and reason; and for the report addresses where they are
     * what brings the state back, because STET has a cancellation bring its own.
     */
    @Override
    public PaymentStart cancel(
            RetrievedPayment payment, CancellationReason reason, PaymentSetup.Return setup, BankCall call) {
        bank.require(Capability.PAYMENT_CANCELLATION, "cancellation of payments");
        cancelStatus.require(reason);
        Optional<URI> reportTo = wayBack.reportAddressOfCancellation(setup);
        byte[] body = PaymentBodies.cancellation(payment, cancelStatus.name(), reason.code(), reportTo);
        String id = payment.resourceId();
        BankRequest request = requests.withBody("PUT", ResourceAddress.ofPayment(bank, id), body, call);
        try (BankResponse answer = call.send(request)) {
            requireStatus("the cancellation", answer, Set.of(OK, CREATED, NO_CONTENT));
            Optional<ApprovalLink> link = approvalLink(PaymentBodies.approval(answer));
            link.flatMap(found -> found.parameter(pages.idParameter())).ifPresent(named -> requireSame(id, named));
            return new PaymentStart(
                    id, link.map(found -> wayBack.approval(found, setup)).orElseGet(NextStep.None::new));
        }
    }

    private static void requireSame(String id, String named) {
        if (!id.equals(named)) {
            throw new UnexpectedAnswerException(
                    "_links.consentApproval.href", "the approval link names another payment");
        }
    }

    /** Anything but a redirect of the customer was not asked for, and cannot be followed. */
    private Optional<ApprovalLink> approvalLink(ApprovalAnswer answer) {
        if (answer.approach().filter(approach -> !approach.equals("REDIRECT")).isPresent()) {
            throw new UnexpectedAnswerException("appliedAuthenticationApproach", "REDIRECT is expected");
        }
        return answer.approval().map(href -> ApprovalLink.read(href, pages.origin()));
    }

    private void requireStatus(String operation, BankResponse answer, Set<Integer> expected) {
        if (!expected.contains(answer.status())) {
            throw refusals.read(operation, answer);
        }
    }

    private static boolean confirms(StetBank bank) {
        return bank.dialect().flow() == PaymentFlow.AUTHORIZATION_CODE;
    }
}
