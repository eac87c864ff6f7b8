package com.acme.book;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.consent.ConsentRequest;

/** Consents, and what they let us read. */
@RestController
class AccountController {
    private final TppClient tpp;

    AccountController(TppClient tpp) {
        this.tpp = tpp;
    }

    /** An account's balance. */
    record Line(String account, String balance) {}

    @GetMapping("/banks/{bank}/connect")
    ResponseEntity<Void> connect(@PathVariable BankId bank, HttpServletRequest request) {
        CustomerSession session = new CustomerSession(request);
        ConsentRequest wanted = ConsentRequest.accountInformation(session.subject());
        PendingConsent pending = tpp.bank(bank).consents().begin(wanted, session.psu());
        session.keep(pending);
        return seeOther(pending.redirect());
    }

    @GetMapping("/banks/{bank}/balances")
    ResponseEntity<List<Line>> balances(@PathVariable BankId bank, HttpServletRequest request) {
        try {
            return ResponseEntity.ok(read(tpp.bank(bank), new CustomerSession(request)));
        } catch (ConsentRequiredException e) {
            return seeOther(URI.create("/banks/" + bank + "/connect")); // the customer is asked, or asked again
        }
    }

    private static List<Line> read(Bank bank, CustomerSession session) {
        Consent consent = bank.consents().list(session.subject()).stream()
                .filter(one -> one.lost().isEmpty())
                .findFirst()
                .orElseThrow(() -> new ConsentRequiredException(
                        ConsentRequiredException.Reason.NEVER_GIVEN, "this customer has not connected the bank"));
        Accounts accounts = bank.accounts(consent, session.psu());
        return accounts.list().stream()
                .flatMap(account -> lines(accounts, account))
                .toList();
    }

    private static Stream<Line> lines(Accounts accounts, Account account) {
        return accounts.balances(account.id()).stream()
                .map(balance -> new Line(account.name(), balance.amount().toString()));
    }

    static <T> ResponseEntity<T> seeOther(URI where) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(where).build();
    }
}
