package com.acme.book;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.PendingPayment;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.model.Callback;

/** Where customers come back to from their banks: one address for consents and payments, told apart by the state. */
@RestController
class CallbackController {
    private final TppClient tpp;
    private final OpenPayments openPayments;

    CallbackController(TppClient tpp, OpenPayments openPayments) {
        this.tpp = tpp;
        this.openPayments = openPayments;
    }

    @GetMapping("/callback")
    ResponseEntity<String> callback(HttpServletRequest request) {
        Callback callback = Callback.parse("?" + Objects.requireNonNullElse(request.getQueryString(), ""));
        CustomerSession session = new CustomerSession(request);
        Optional<PendingConsent> consent = session.consentOf(callback);
        if (consent.isPresent()) {
            return complete(consent.get(), callback);
        }
        PendingPayment payment = session.paymentOf(callback)
                .orElseThrow(() -> new CallbackException("nothing was begun in this session that it belongs to"));
        return complete(payment, callback, session);
    }

    private ResponseEntity<String> complete(PendingConsent pending, Callback callback) {
        try {
            tpp.bank(pending.bank()).consents().complete(pending, callback);
        } catch (CallbackException e) {
            requireRepetition(e);
        }
        return AccountController.seeOther(URI.create("/banks/" + pending.bank() + "/balances"));
    }

    private ResponseEntity<String> complete(PendingPayment pending, Callback callback, CustomerSession session) {
        try {
            tpp.bank(pending.payment().bank()).payments(session.psu()).complete(pending, callback);
        } catch (PaymentOutcomeUnknownException e) {
            openPayments.add(pending); // never send it again: find out what became of it
            return ResponseEntity.accepted().body("We are asking your bank what became of this payment.");
        } catch (CallbackException e) {
            requireRepetition(e);
        }
        return AccountController.seeOther(UriComponentsBuilder.fromPath("/payments")
                .queryParam("id", pending.payment().encode())
                .build()
                .encode()
                .toUri());
    }

    /** A double click, or the back button: what came of it the first time is there already. */
    private static void requireRepetition(CallbackException e) {
        if (e.existing().isEmpty()) {
            throw e;
        }
    }
}
