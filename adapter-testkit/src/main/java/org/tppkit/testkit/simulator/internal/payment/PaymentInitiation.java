package org.tppkit.testkit.simulator.internal.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.Quirks;
import org.tppkit.testkit.simulator.Scope;
import org.tppkit.testkit.simulator.StetVersion;
import org.tppkit.testkit.simulator.internal.api.ApiCall;
import org.tppkit.testkit.simulator.internal.api.Resource;
import org.tppkit.testkit.simulator.internal.api.Route;
import org.tppkit.testkit.simulator.internal.api.StetErrors;
import org.tppkit.testkit.simulator.internal.dictionary.BodyReader;
import org.tppkit.testkit.simulator.internal.dictionary.Dictionary;
import org.tppkit.testkit.simulator.internal.dictionary.InvalidBodyException;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Parameters;
import org.tppkit.testkit.simulator.internal.oauth.AccessToken.Bearer;
import org.tppkit.testkit.simulator.internal.oauth.Applications;
import org.tppkit.testkit.simulator.internal.oauth.TokenVault;
import org.tppkit.testkit.simulator.internal.stet.WireForm;

/**
 * The resources of payment initiation. A payment can be read by the application that created it, in the version it was
 * created with; how Arkéa treats the other version is not known. o-confirmation in 1.4.1 is a 400: so STET answers where an
 * entry point is not implemented (section 3).
 */
public final class PaymentInitiation {

    private static final String PATH = PaymentAnswers.PATH;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @FunctionalInterface
    private interface Checked {
        Answer handle(ApiCall call) throws InvalidBodyException;
    }

    private final Quirks quirks;
    private final StetErrors errors;
    private final Applications applications;
    private final TokenVault vault;
    private final PaymentLedger ledger;
    private final PaymentAnswers answers;
    private final Supplier<URI> host;

    /** Resources over a ledger; the host is asked for when a link needs it. */
    public PaymentInitiation(
            String bankBic,
            Quirks quirks,
            StetErrors errors,
            Applications applications,
            TokenVault vault,
            PaymentLedger ledger,
            ApprovalLinks links,
            Supplier<URI> host) {
        this.quirks = quirks;
        this.errors = errors;
        this.applications = applications;
        this.vault = vault;
        this.ledger = ledger;
        this.answers = new PaymentAnswers(bankBic, links);
        this.host = host;
    }

    /** The routes: all with the application's token, but the confirmation with the customer's for that payment. */
    public List<Route> routes() {
        String one = PATH + "/*";
        return List.of(
                route("POST", PATH, Bearer.APPLICATION, this::create),
                route("GET", one, Bearer.APPLICATION, this::read),
                route("PUT", one, Bearer.APPLICATION, this::cancel),
                route("POST", one + "/o-confirmation", Bearer.ONE_PAYMENT, this::confirm));
    }

    private Route route(String method, String template, Bearer bearer, Checked checked) {
        Resource resource = call -> {
            String path = call.call().path();
            try {
                requireQuery(call, template.equals(PATH));
                return checked.handle(call);
            } catch (InvalidBodyException e) {
                return errors.of(400, String.valueOf(e.getMessage()), path);
            }
        };
        return new Route(method, template, Scope.PISP, bearer, resource);
    }

    /** No query is known but {@code ui_locales} at the creation in 1.4.2 (STET, section 3). */
    private static void requireQuery(ApiCall call, boolean creation) throws InvalidBodyException {
        Set<String> names;
        try {
            names = Parameters.parse(call.call().rawQuery().orElse("")).all().keySet();
        } catch (Parameters.MalformedException e) {
            throw new InvalidBodyException("the query", String.valueOf(e.getMessage()));
        }
        boolean locales = creation && call.version() == StetVersion.V1_4_2;
        if (!(locales ? Set.of("ui_locales") : Set.of()).containsAll(names)) {
            throw new InvalidBodyException("the query", "has a parameter that is not known here");
        }
    }

    private Answer create(ApiCall call) throws InvalidBodyException {
        JsonNode body = BodyReader.read(call.call(), Dictionary.payment(call.version()));
        PlacementRules.check(body, ledger.now().atZone(PARIS).toLocalDate());
        BankLimits.check(body, applications.byClientId(call.token().clientId()).orElseThrow());
        String id = ledger.create(call.token().clientId(), call.version(), (ObjectNode) body);
        WireForm form = form(call);
        return answers.created(form, id);
    }

    private Answer read(ApiCall call) {
        return onPayment(call, (payment, now) -> answers.resource(form(call), 200, payment));
    }

    private Answer confirm(ApiCall call) throws InvalidBodyException {
        if (call.version() == StetVersion.V1_4_1) {
            return errors.of(
                    400,
                    "o-confirmation is not offered in this version",
                    call.call().path());
        }
        BodyReader.read(call.call(), Dictionary.confirmation());
        WireForm form = form(call);
        return onPayment(call, (payment, now) -> {
            if (!payment.confirm(now)) {
                return errors.of(
                        400, "the payment has nothing to confirm", call.call().path());
            }
            vault.end(call.token());
            return answers.resource(form, form.shows(Quirk.CONFIRMATION_IS_201) ? 201 : 200, payment);
        });
    }

    private Answer cancel(ApiCall call) throws InvalidBodyException {
        WireForm form = form(call);
        JsonNode given = RetrievedBody.withoutQuirks(BodyReader.read(call.call()), form);
        Dictionary.payment(call.version()).check(given, "");
        BankLimits.checkSupplementaryData(
                given.path("supplementaryData"),
                applications.byClientId(call.token().clientId()).orElseThrow());
        return onPayment(call, (payment, now) -> {
            try {
                return cancel(form, given, payment);
            } catch (CancellationCheck.RefusedException e) {
                return errors.of(
                        403, String.valueOf(e.getMessage()), call.call().path());
            }
        });
    }

    private Answer cancel(WireForm form, JsonNode given, Payment payment) throws CancellationCheck.RefusedException {
        CancellationCheck.Asked asked = new CancellationCheck(payment.version()).check(given, answers.plain(payment));
        if (!payment.isCancellable() || !asked.transfers().stream().allMatch(payment::isCancellable)) {
            throw new CancellationCheck.RefusedException(
                    "only approved delayed payments and standing orders can be cancelled, before their end");
        }
        Cancellation cancellation = new Cancellation(
                asked.transfers(),
                asked.status(),
                asked.reason(),
                PaymentOrder.ReportUrls.of(given),
                ledger.approvalDeadline());
        if (form.shows(Quirk.CANCELLATION_IMMEDIATE)) {
            payment.cancel(cancellation);
            return answers.cancelled(form);
        }
        payment.propose(cancellation);
        return answers.approvalAsked(form, 200, payment.id());
    }

    private Answer onPayment(ApiCall call, BiFunction<Payment, Instant, Answer> action) {
        return ledger.with(
                        call.variables().get(0),
                        (payment, now) -> isVisible(call, payment)
                                ? Optional.of(action.apply(payment, now))
                                : Optional.<Answer>empty())
                .flatMap(found -> found)
                .orElseGet(() -> errors.of(
                        404,
                        "the application has no such payment in this version",
                        call.call().path()));
    }

    private static boolean isVisible(ApiCall call, Payment payment) {
        return payment.clientId().equals(call.token().clientId()) && payment.version() == call.version();
    }

    private WireForm form(ApiCall call) {
        return new WireForm(call.version(), quirks, host.get());
    }
}
