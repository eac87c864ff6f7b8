package org.tppkit.testkit.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.ports.model.Capability;

/**
 * The rules of payments (rules PG of {@link org.tppkit.ports.spi.bank.PaymentGateway}), beside those of every gateway.
 * They run for one bank of each kind that declares payments.
 */
public interface PaymentGatewayContract extends BankAdapterContract {

    /**
     * PG-01: initiate, confirm and cancel send one request, whatever comes of it.
     *
     * @return a test for each kind of bank that takes payments
     */
    @TestFactory
    @DisplayName("PG-01 initiate, confirm and cancel send one request, whatever comes of it")
    default Stream<DynamicTest> nothingIsSentTwice() {
        return PaymentScene.tests(this, "PG-01", PaymentTroubles::nothingIsSentTwice);
    }

    /**
     * PG-02: the same request is written to the same bytes.
     *
     * @return a test for each kind of bank that takes payments
     */
    @TestFactory
    @DisplayName("PG-02 the same request is written to the same bytes")
    default Stream<DynamicTest> theSameRequestIsTheSameBytes() {
        return PaymentScene.tests(this, "PG-02", PaymentBytes::theSameRequestIsTheSameBytes);
    }

    /**
     * PG-03: amounts are written exactly, without exponent.
     *
     * @return a test for each kind of bank that takes payments
     */
    @TestFactory
    @DisplayName("PG-03 amounts are written exactly, without exponent")
    default Stream<DynamicTest> amountsAreWrittenExactly() {
        return PaymentScene.tests(this, "PG-03", PaymentBytes::amountsAreExact);
    }

    /**
     * BA-01, PG-03: every kind of payment that is declared is written, each transfer as it was asked for.
     *
     * @return a test for each kind of bank that takes payments
     */
    @TestFactory
    @DisplayName("BA-01, PG-03 every kind of payment that is declared is written, each transfer as it was asked for")
    default Stream<DynamicTest> whatIsDeclaredIsWritten() {
        return PaymentScene.tests(this, "BA-01, PG-03", PaymentBytes::whatIsDeclaredIsWritten);
    }

    /**
     * PG-04: a value that cannot be carried is refused, not left out.
     *
     * @return a test for each kind of bank that takes payments
     */
    @TestFactory
    @DisplayName("PG-04 a value that cannot be carried is refused, not left out")
    default Stream<DynamicTest> nothingIsLeftOut() {
        return PaymentScene.tests(this, "PG-04", PaymentVariations::nothingIsLeftOut);
    }

    /**
     * BA-01, PG-04: payments that are not declared are refused before anything is sent.
     *
     * @return a test for each payment and operation, its capability taken from the row of each kind of bank
     */
    @TestFactory
    @DisplayName("BA-01, PG-04 payments that are not declared are refused before anything is sent")
    default Stream<DynamicTest> undeclaredPaymentsAreRefused() {
        return UndeclaredPayments.tests(this);
    }

    /**
     * PG-05: interpret throws for nothing that a browser may bring, and calls nobody.
     *
     * @return a test for each kind of bank that takes payments
     */
    @TestFactory
    @DisplayName("PG-05 interpret throws for nothing that a browser may bring, and calls nobody")
    default Stream<DynamicTest> interpretingPaymentsThrowsForNothing() {
        return PaymentScene.tests(this, "PG-05", PaymentApprovals::interpretThrowsForNothing);
    }

    /**
     * PG-05: approval, refusal and nonsense are told apart.
     *
     * @return a test for each kind of bank that takes payments
     */
    @TestFactory
    @DisplayName("PG-05 approval, refusal and nonsense are told apart")
    default Stream<DynamicTest> callbacksOfPaymentsAreToldApart() {
        return PaymentScene.tests(this, "PG-05", PaymentApprovals::callbacksAreToldApart);
    }

    /**
     * PG-06: the state of a payment, or of a cancellation, comes back in the callback.
     *
     * @return a test for each kind of bank that takes payments
     */
    @TestFactory
    @DisplayName("PG-06 the state of a payment, or of a cancellation, comes back in the callback")
    default Stream<DynamicTest> theStateOfAPaymentComesBack() {
        return PaymentScene.tests(this, "PG-06", PaymentApprovals::theStateComesBack);
    }

    /**
     * PG-07: a cancellation sends back what was retrieved, changed in nothing but what it asks for.
     *
     * @return a test for each kind of bank that takes payments
     */
    @TestFactory
    @DisplayName("PG-07 a cancellation sends back what was retrieved, changed in nothing but what it asks for")
    default Stream<DynamicTest> whatWasRetrievedIsSentBack() {
        return PaymentScene.tests(this, "PG-07", scene -> {
            if (scene.bench().tested().supports(Capability.PAYMENT_CANCELLATION)) {
                scene.wire()
                        .sentBack()
                        .ifPresent(sentBack -> PaymentAnswers.whatWasRetrievedIsSentBack(scene, sentBack));
            }
        });
    }

    /**
     * PG-08: each status is told as the bank says, an unknown code included.
     *
     * @return a test for each kind of bank that takes payments
     */
    @TestFactory
    @DisplayName("PG-08 each status is told as the bank says, an unknown code included")
    default Stream<DynamicTest> statusesOfPaymentsAreKept() {
        return PaymentScene.tests(this, "PG-08", PaymentAnswers::statusesAreKept);
    }

    /**
     * PG-09: an answer about another payment is refused.
     *
     * @return a test for each kind of bank that takes payments
     */
    @TestFactory
    @DisplayName("PG-09 an answer about another payment is refused")
    default Stream<DynamicTest> anotherPaymentIsRefused() {
        return PaymentScene.tests(this, "PG-09", PaymentAnswers::anotherPaymentIsRefused);
    }
}
