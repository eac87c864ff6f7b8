package com.acme.book;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.PsuContext;

/**
 * What the HTTP session of a customer holds: what waits for this customer at the bank, as text. A callback counts in this
 * session only, so nobody can be tied to a stranger's account. Several may wait at once: one per open tab.
 */
final class CustomerSession {
    private static final String CONSENT = "consent:";
    private static final String PAYMENT = "payment:";
    private static final String SUBJECT = "subject";
    private static final int LONGEST_HEADER = 1024;

    private final HttpServletRequest request;
    private final HttpSession session;

    CustomerSession(HttpServletRequest request) {
        this.request = request;
        this.session = request.getSession();
    }

    /** Who the customer is to us. With a login it is the user's id, which stays the same from session to session. */
    String subject() {
        if (session.getAttribute(SUBJECT) == null) {
            session.setAttribute(SUBJECT, UUID.randomUUID().toString());
        }
        return (String) session.getAttribute(SUBJECT);
    }

    /** The customer, who is there: banks want to know the address. */
    PsuContext psu() {
        return PsuContext.builder(request.getRemoteAddr())
                .userAgent(header("User-Agent"))
                .acceptLanguage(header("Accept-Language"))
                .build();
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name)).filter(value -> value.length() <= LONGEST_HEADER);
    }

    void keep(PendingConsent pending) {
        session.setAttribute(CONSENT + pending.id(), pending.encode());
    }

    void keep(PendingPayment pending) {
        session.setAttribute(PAYMENT + pending.id(), pending.encode());
    }

    Optional<PendingConsent> consentOf(Callback callback) {
        return kept(CONSENT)
                .map(PendingConsent::decode)
                .filter(pending -> pending.matches(callback))
                .findFirst();
    }

    Optional<PendingPayment> paymentOf(Callback callback) {
        return payments().filter(pending -> pending.matches(callback)).findFirst();
    }

    /** The payments that were begun in this session. */
    Stream<PendingPayment> payments() {
        return kept(PAYMENT).map(PendingPayment::decode);
    }

    private Stream<String> kept(String kind) {
        return Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(kind))
                .map(name -> (String) session.getAttribute(name));
    }
}
