package org.tppkit.app.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.tppkit.app.terminal.Table;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.SignatureVerdict;

/** What a bank saw since a certain moment, told from its journal. */
final class BankView {
    private static final String RESOURCES = "/psd2/v1/";
    private static final String TOKEN = "/oauth-authorizationcode-psd2/token";
    private static final String APPLICATION_TOKEN = "/oauth-clientcredentials-psd2/token";
    private static final String REVOKE = "/oauth-authorizationcode-psd2/revoke";

    private final List<JournalEntry> entries;

    private BankView(List<JournalEntry> entries) {
        this.entries = entries;
    }

    /** A place in the journal: what was before it does not count. */
    static int mark(BankSimulator bank) {
        return bank.journal().entries().size();
    }

    /** What came after the mark. */
    static BankView since(int mark, BankSimulator bank) {
        List<JournalEntry> all = bank.journal().entries();
        return new BankView(all.subList(mark, all.size()));
    }

    /** All requests. */
    long requests() {
        return entries.size();
    }

    /** Requests for data, payments and funds, each of which has to be signed. */
    long reads() {
        return count(BankView::isRead);
    }

    /** Requests whose signature the bank found right. */
    long signaturesVerified() {
        return count(entry -> isVerdict(entry, true));
    }

    /** Requests whose signature the bank refused. */
    long signaturesRefused() {
        return count(entry -> isVerdict(entry, false));
    }

    /** Codes that were exchanged for tokens. */
    long codeExchanges() {
        return count(entry -> isGrant(entry, "authorization_code"));
    }

    /** Tokens for the application itself, which payments need. */
    long applicationTokens() {
        return count(entry -> entry.isTo(APPLICATION_TOKEN));
    }

    /** Refreshes. */
    long refreshes() {
        return count(entry -> isGrant(entry, "refresh_token"));
    }

    /** Revocations. */
    long revocations() {
        return count(entry -> entry.isTo(REVOKE));
    }

    /** Requests that were answered with that status. */
    long answered(int status) {
        return count(entry -> entry.status() == status);
    }

    /** Requests that came without a client certificate. */
    long anonymous() {
        return count(entry -> entry.clientCertificate().isEmpty());
    }

    /** How many different X-Request-IDs the requests for data had. */
    long requestIds() {
        return entries.stream()
                .filter(BankView::isRead)
                .map(JournalEntry::requestId)
                .flatMap(Optional::stream)
                .map(id -> id.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
    }

    /** Every request over mutual TLS, every one but those for tokens signed and with an X-Request-ID of its own. */
    void check() {
        Check.count("requests without the QWAC", 0, anonymous());
        Check.count("signatures refused", 0, signaturesRefused());
        Check.count("signatures verified", reads(), signaturesVerified());
        Check.count("different X-Request-IDs", reads(), requestIds());
    }

    /** For people. */
    Table table() {
        return Table.of("what the bank saw", ">")
                .row("requests over mutual TLS, all with the QWAC", text(requests()))
                .row("requests for data, payments and funds", text(reads()))
                .row("signatures and digests verified", text(signaturesVerified()))
                .row("signatures refused", text(signaturesRefused()))
                .row("different X-Request-IDs", text(requestIds()))
                .row("codes exchanged for tokens", text(codeExchanges()))
                .row("tokens for the application itself", text(applicationTokens()))
                .row("refreshes", text(refreshes()))
                .row("revocations", text(revocations()))
                .row("answers 401 (the access token had expired)", text(answered(401)));
    }

    private long count(Predicate<JournalEntry> wanted) {
        return entries.stream().filter(wanted).count();
    }

    private static boolean isRead(JournalEntry entry) {
        return entry.path().startsWith(RESOURCES);
    }

    private static boolean isVerdict(JournalEntry entry, boolean accepted) {
        return entry.verdict()
                .map(SignatureVerdict::accepted)
                .filter(verdict -> verdict == accepted)
                .isPresent();
    }

    private static boolean isGrant(JournalEntry entry, String type) {
        return entry.isTo(TOKEN) && type.equals(entry.form().get("grant_type"));
    }

    private static String text(long count) {
        return Long.toString(count);
    }
}
