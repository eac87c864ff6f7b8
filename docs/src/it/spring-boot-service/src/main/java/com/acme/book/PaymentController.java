package com.acme.book;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentStatus;

/** Payments: begun here, approved at the bank, completed by the {@link CallbackController}. */
@RestController
class PaymentController {
    private final TppClient tpp;

    PaymentController(TppClient tpp) {
        this.tpp = tpp;
    }

    /** What a customer types into the form. With Spring Security its CSRF token guards the form. */
    record Order(String creditor, String iban, String amount) {
        CreditTransfer transfer() {
            try {
                return CreditTransfer.builder()
                        .instructionId("household-book")
                        .amount(Money.of(amount, "EUR"))
                        .creditor(Party.named(creditor))
                        .creditorAccount(Iban.of(iban))
                        .build();
            } catch (IllegalArgumentException e) {
                throw new InvalidRequestException("order", e.getMessage());
            }
        }
    }

    @PostMapping("/banks/{bank}/payments")
    ResponseEntity<Void> pay(@PathVariable BankId bank, Order order, HttpServletRequest request) {
        CustomerSession session = new CustomerSession(request);
        Payments payments = tpp.bank(bank).payments(session.psu());
        PendingPayment pending = payments.initiate(
                payments.prepare().addTransfers(order.transfer()).build());
        session.keep(pending);
        return AccountController.seeOther(pending.redirect());
    }

    /** Customers see their own payments only. */
    @GetMapping("/payments")
    ResponseEntity<String> status(@RequestParam("id") String id, HttpServletRequest request) {
        CustomerSession session = new CustomerSession(request);
        return ResponseEntity.of(session.payments()
                .map(PendingPayment::payment)
                .filter(payment -> payment.encode().equals(id))
                .findFirst()
                .map(payment -> tpp.bank(payment.bank()).payments(session.psu()).find(payment))
                .map(state -> state.payment().status().map(PaymentStatus::code).orElse("unknown")));
    }
}
