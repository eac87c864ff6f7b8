package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stranger tries with the pages of a customer. */
class PageSecurityTest extends SimulatorFixture {

    private static final String DECISION = "/authorize/decision";

    private final PageReader customer = new PageReader(BANK);
    private final PageReader stranger = new PageReader(BANK);

    private HttpResponse<String> firstPage(PageReader reader) {
        return reader.open(CLIENT.authorizeUrl("aisp", "st"));
    }

    private static void isRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Location")).isEmpty();
        assertThat(response.body()).contains("This form was not accepted");
    }

    private static int consents() {
        return BANK.usableConsents(DataSet.BUSINESS);
    }

    private static String approval(HttpResponse<String> page) {
        String account = BANK.customer(DataSet.BUSINESS).accounts().get(0).resourceId();
        return PageReader.form(page, "customer", DataSet.BUSINESS, "account", account, "decision", "approve");
    }

    @Test
    void aFormFromElsewhereWithAKnownIdIsRefusedAndDecidesNothing() {
        HttpResponse<String> page = firstPage(customer);
        String pending = PageReader.hidden(page).get("pending");
        String known = "pending=" + pending + "&decision=refuse";
        stranger.setCookie(customer.cookie());
        isRefused(stranger.post(DECISION, known));
        isRefused(stranger.post(DECISION, known + "&form_token="));
        isRefused(stranger.post(DECISION, known + "&form_token=" + "A".repeat(32)));
        isRefused(stranger.post("/authorize/customer", "pending=" + pending + "&customer=anne"));
        assertThat(customer.post(DECISION, PageReader.form(page, "decision", "refuse"))
                        .statusCode())
                .as("the customer can still decide")
                .isEqualTo(302);
    }

    @Test
    void aStolenFormIsWorthNothingInAnotherBrowser() {
        String form = approval(firstPage(customer));
        isRefused(stranger.post(DECISION, form));
        firstPage(stranger);
        assertThat(stranger.cookie()).isPresent().isNotEqualTo(customer.cookie());
        isRefused(stranger.post(DECISION, form));
        stranger.setCookie(Optional.of("__Host-simulator="));
        isRefused(stranger.post(DECISION, form));
    }

    @Test
    void theTokenOfOnePageDoesNotOpenAnother() {
        HttpResponse<String> first = firstPage(customer);
        HttpResponse<String> second = firstPage(customer);
        String mixed = "pending=" + PageReader.hidden(first).get("pending") + "&form_token="
                + PageReader.hidden(second).get("form_token") + "&decision=refuse";
        isRefused(customer.post(DECISION, mixed));
    }

    @Test
    void theAddressOfAPageIsWorthNothingInAnotherBrowser() {
        String address = "/authorize/customer?pending="
                + PageReader.hidden(firstPage(customer)).get("pending");
        assertThat(customer.open(address).statusCode()).isEqualTo(200);
        assertThat(stranger.open(address).statusCode()).isEqualTo(403);
        assertThat(customer.open("/authorize/customer").statusCode()).isEqualTo(410);
    }

    @Test
    void twoTabsOfOneBrowserStandBesideEachOther() {
        HttpResponse<String> one = firstPage(customer);
        HttpResponse<String> other = firstPage(customer);
        assertThat(customer.post(DECISION, PageReader.form(one, "decision", "refuse"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(customer.post(DECISION, approval(other)).statusCode()).isEqualTo(302);
    }

    @Test
    void theCookieIsBoundToTheHostAndGoesWithNoFormOfAnotherSite() {
        HttpResponse<String> begin = customer.send(HttpRequest.newBuilder(CLIENT.authorizeUrl("aisp", "st")));
        assertThat(begin.statusCode()).isEqualTo(303);
        assertThat(begin.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("__Host-simulator=[A-Za-z0-9_-]{32}; Path=/; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void everyAnswerIsGuarded() {
        HttpResponse<String> page = firstPage(customer);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .isEqualTo("default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'; form-action 'self' https://tpp.example");
        assertThat(page.headers().firstValue("Content-Language")).contains("en");
        assertThat(page.headers().firstValue("Vary").orElseThrow()).contains("Accept-Language");
        for (HttpResponse<String> answer : List.of(
                page,
                customer.open("/nowhere"),
                customer.open("/style.css"),
                customer.open("/authorize?client_id=x"),
                customer.submit(page, DECISION, "decision", "refuse"),
                customer.submit(page, DECISION, "decision", "approve"))) {
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(answer.headers().firstValue("Permissions-Policy").orElseThrow())
                    .contains("camera=()");
        }
        assertThat(customer.open("/nowhere")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .endsWith("form-action 'none'");
    }

    @Test
    void anAppsOwnSchemeIsNamedInThePolicy() {
        try (BankSimulator bank = BankSimulator.builder()
                .pki(PKI)
                .application(RegisteredApplication.of(
                        TestClient.CLIENT_ID, URI.create("com.example.app:/back"), TPP, TestClient.KEY_ID))
                .start()) {
            String query = "response_type=code&client_id=" + TestClient.CLIENT_ID
                    + "&redirect_uri=com.example.app%3A%2Fback&scope=aisp";
            HttpResponse<String> page = new PageReader(bank).open("/authorize?" + query);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .endsWith("form-action 'self' com.example.app:");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /authorize, 'GET, HEAD'",
        "DELETE, /authorize/customer, 'GET, HEAD, POST'",
        "GET, /authorize/decision, POST",
        "HEAD, /payment-approval/decision, POST",
        "PUT, /style.css, 'GET, HEAD'"
    })
    void otherMethodsAreNamedAsNotAllowed(String method, String path, String allowed) {
        HttpResponse<String> answer = customer.send(HttpRequest.newBuilder(URI.create(BANK.authorizationUri() + path))
                .method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains(allowed);
    }

    @Test
    void headIsGetWithoutTheBody() {
        URI style = URI.create(BANK.authorizationUri() + "/style.css");
        HttpResponse<String> get = customer.open(style);
        HttpResponse<String> head =
                customer.send(HttpRequest.newBuilder(style).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(get.headers().firstValue("Content-Length"));
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(get.headers().firstValue("Content-Type"));
    }

    @Test
    void refusedFormsDecideNothing() {
        int before = consents();
        isRefused(stranger.post(DECISION, approval(firstPage(customer))));
        assertThat(consents()).isEqualTo(before);
    }

    @Test
    void neitherIdNorTokenNorCookieStandsInTheJournal() {
        HttpResponse<String> page = firstPage(customer);
        customer.submit(page, DECISION, "decision", "refuse");
        assertThat(BANK.journal().entries().toString())
                .doesNotContain(PageReader.hidden(page).get("pending"))
                .doesNotContain(PageReader.hidden(page).get("form_token"))
                .doesNotContain(customer.cookie().orElseThrow().replaceFirst(".*=", ""));
    }

    @Test
    void manyAnswersAtOnceDecideOnce() throws Exception {
        String form = approval(firstPage(customer));
        Callable<String> answer = () ->
                customer.post(DECISION, form).headers().firstValue("Location").orElseThrow();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Set<String> ways = new HashSet<>();
            for (Future<String> way : threads.invokeAll(Collections.nCopies(16, answer))) {
                ways.add(way.get());
            }
            assertThat(ways).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
