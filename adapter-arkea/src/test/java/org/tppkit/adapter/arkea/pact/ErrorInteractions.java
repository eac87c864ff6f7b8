package org.tppkit.adapter.arkea.pact;

import static org.tppkit.adapter.arkea.pact.Interaction.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tppkit.ports.error.BankException;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;

/**
 * The errors that any resource may answer with (STET ErrorModel; Arkéa's own for a missing consent): every status on one
 * resource of each role, and a dead token on every resource.
 */
final class ErrorInteractions {
    private static final Map<Integer, String> TEXTS = texts();

    private final Stet stet;

    private ErrorInteractions(Stet stet) {
        this.stet = stet;
    }

    static List<Interaction> of(Stet stet) {
        ErrorInteractions table = new ErrorInteractions(stet);
        List<Interaction> lines = new ArrayList<>();
        List<Resource> resources = table.resources();
        for (Resource resource : resources) {
            lines.add(table.deadToken(resource));
        }
        resources.stream().filter(Resource::ofItsRole).forEach(resource -> {
            lines.add(table.otherPurpose(resource));
            TEXTS.keySet().forEach(status -> lines.add(table.error(resource, status)));
        });
        return lines;
    }

    /** STET's form of an error, as each resource gives it. */
    static Answered stetError(int status) {
        return Answered.json(status, """
                {"timestamp":"2018-03-30T16:06:27.499+0000","status":%d,"error":"%s",
                "message":"a sentence of the bank","path":"/psd2/v1/accounts"}""".formatted(status, TEXTS.get(status)));
    }

    /** Arkéa's own form: no status in it. */
    static Answered noConsents() {
        return Answered.json(403, """
                {"path":"/psd2/v1/accounts","message":"Forbidden","error":"=NO_CONSENTS",
                "timestamp":"2026-11-16T09:30:00Z"}""");
    }

    private record Resource(String name, boolean ofItsRole, String purpose, Asked asked, Use use) {}

    @FunctionalInterface
    private interface Use {
        void call(BankAdapter bank, BankCall call);
    }

    private List<Resource> resources() {
        String account = AccountInteractions.ACCOUNTS + "/AC0000000001";
        AccountId id = new AccountId("AC0000000001");
        List<Resource> all = new ArrayList<>(List.of(
                new Resource(
                        "the accounts",
                        true,
                        "cbpii",
                        Asked.get(AccountInteractions.ACCOUNTS),
                        (bank, call) -> bank.accounts().accounts(Optional.empty(), call)),
                resource(
                        "the balances",
                        Asked.get(account + "/balances"),
                        (bank, call) -> bank.accounts().balances(id, call)),
                resource(
                        "the transactions",
                        Asked.get(account + "/transactions"),
                        (bank, call) ->
                                bank.accounts().transactions(id, TransactionQuery.all(), Optional.empty(), call)),
                resource(
                        "the identity",
                        Asked.get("/psd2/v1/end-user-identity"),
                        (bank, call) -> bank.accounts().identity(call)),
                resource(
                        "the trusted beneficiaries",
                        Asked.get("/psd2/v1/trusted-beneficiaries"),
                        (bank, call) -> bank.accounts().trustedBeneficiaries(Optional.empty(), call)),
                new Resource(
                        "a question for funds", true, "aisp", FundsInteractions.question(stet), FundsInteractions::ask),
                new Resource(
                        "a new payment",
                        true,
                        "aisp",
                        Asked.post(
                                InitiationInteractions.PATH,
                                new Orders(stet).now().json()),
                        (bank, call) ->
                                bank.payments().initiate(new Orders(stet).now().setup(), call)),
                resource(
                        "a payment",
                        Asked.get(InitiationInteractions.PATH + "/PR0000000001"),
                        PaymentInteractions::find),
                resource(
                        "a cancellation",
                        PaymentInteractions.cancellation(stet),
                        (bank, call) -> PaymentInteractions.cancel(stet, bank, call))));
        if (stet.is142()) {
            all.add(resource(
                    "a confirmation",
                    Asked.post(InitiationInteractions.PATH + "/PR0000000001/o-confirmation", "{}"),
                    PaymentInteractions::confirm));
        }
        return all;
    }

    private static Resource resource(String name, Asked asked, Use use) {
        return new Resource(name, false, "", asked, use);
    }

    private Interaction deadToken(Resource resource) {
        return when(resource.name() + ", with a token that is no longer valid")
                .given(States.DEAD_TOKEN)
                .asks(resource.asked().asExample())
                .answers(stetError(401))
                .then((bank, call) -> Expect.refused(
                        RequestRejectedException.class,
                        401,
                        () -> resource.use().call(bank, call)));
    }

    private Interaction otherPurpose(Resource resource) {
        return when(resource.name() + ", with a token that was given for another purpose")
                .given(States.OTHER_PURPOSE, "scope", resource.purpose())
                .asks(resource.asked().asExample())
                .answers(stetError(403))
                .then((bank, call) -> Expect.refused(
                        RequestRejectedException.class,
                        403,
                        () -> resource.use().call(bank, call)));
    }

    private Interaction error(Resource resource, int status) {
        Answered answer = stetError(status);
        return when(resource.name() + ", answered with " + status)
                .given(States.ERROR, "status", status)
                .asks(resource.asked().asExample())
                .answers(status == 429 ? answer.header("Retry-After", "[0-9]+", "30") : answer)
                .then((bank, call) -> Expect.refused(
                        type(status), status, () -> resource.use().call(bank, call)));
    }

    private static Class<? extends BankException> type(int status) {
        if (status == 429) {
            return RateLimitedException.class;
        }
        return status == 408 || status >= 500 ? BankUnavailableException.class : RequestRejectedException.class;
    }

    static String text(int status) {
        return TEXTS.get(status);
    }

    private static Map<Integer, String> texts() {
        Map<Integer, String> texts = new LinkedHashMap<>();
        texts.put(400, "Bad Request");
        texts.put(401, "Unauthorized");
        texts.put(403, "Forbidden");
        texts.put(404, "Not Found");
        texts.put(405, "Method Not Allowed");
        texts.put(406, "Not Acceptable");
        texts.put(408, "Request Timeout");
        texts.put(429, "Too Many Requests");
        texts.put(500, "Internal Server Error");
        texts.put(503, "Service Unavailable");
        return texts;
    }
}
