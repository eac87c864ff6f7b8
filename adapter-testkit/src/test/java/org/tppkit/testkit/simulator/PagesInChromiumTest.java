package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.Keys.ENTER;
import static org.openqa.selenium.Keys.SPACE;
import static org.openqa.selenium.Keys.TAB;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers at the pages, in a real browser. Pictures of the pages are left under {@code target/screenshots}. */
class PagesInChromiumTest extends SimulatorFixture {

    private static final String ANNE = DataSet.MANY_TRANSACTIONS;
    private static final String BRUNO = DataSet.SEVERAL_ACCOUNTS;
    private static final String BACK = "Back at the application";

    @TempDir
    static Path folder;

    private static Chromium browser;
    private static CallbackListener application;
    private static BankSimulator bank;
    private static TestClient client;
    private static PaymentClient payments;

    @BeforeAll
    static void start() throws Exception {
        browser = Chromium.start(folder.resolve("profile"));
        application = new CallbackListener();
        bank = BankSimulator.builder()
                .bank(SimulatedBank.CMB)
                .pki(PKI)
                .clock(CLOCK)
                .application(RegisteredApplication.of(
                        TestClient.CLIENT_ID, application.uri("/callback"), TPP, TestClient.KEY_ID))
                .start();
        client = new TestClient(bank, TPP);
        payments = new PaymentClient(bank, client, TestClient.V142);
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable each : new AutoCloseable[] {browser, application, bank}) {
            close(each);
        }
    }

    private static void close(AutoCloseable each) {
        try {
            if (each != null) {
                each.close();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void newWindow() {
        browser.renew("en");
        application.forget();
        bank.journal().clear();
    }

    @AfterEach
    void theBrowserComplainsOfNothing() {
        assertThat(browser.complaints()).isEmpty();
    }

    private static URI consent() {
        return client.authorizeUrl(Map.of(
                "response_type", "code",
                "client_id", TestClient.CLIENT_ID,
                "redirect_uri", application.uri("/callback").toString(),
                "scope", "aisp",
                "state", "st"));
    }

    private static URI approval(ObjectNode body) {
        ObjectNode reports = (ObjectNode) body.get("supplementaryData");
        reports.put("successfulReportUrl", application.uri("/paid").toString());
        reports.put("unsuccessfulReportUrl", application.uri("/unpaid").toString());
        return completed(payments.create(body));
    }

    private static URI completed(URI link) {
        String callback = application.uri("/callback").toString();
        return PaymentClient.completed(link, Map.of("redirect_uri", callback, "state", "st"));
    }

    private static PaymentBodies bodies() {
        return PaymentBodies.of(payments);
    }

    private static String account(String customer, int index) {
        return bank.customer(customer).accounts().get(index).resourceId();
    }

    private static void signIn(String customer) {
        browser.choose("customer", customer);
        browser.decide("continue");
    }

    private static URI cameBack() {
        browser.awaitHeading(BACK);
        assertThat(application.visits()).hasSize(1);
        return application.visits().get(0);
    }

    private static int accountsSeenWith(URI callback) {
        String code = TestClient.query(callback).get("code");
        String token = TestClient.json(client.form(
                        TestClient.TOKEN,
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                TestClient.CLIENT_ID,
                                "redirect_uri",
                                application.uri("/callback").toString(),
                                "code",
                                code)))
                .get("access_token")
                .asText();
        return client.json("/psd2/v1/accounts", token, TestClient.V142)
                .get("accounts")
                .size();
    }

    @Test
    void aCustomerSharesTwoAccountsOfFour() {
        browser.open(consent());
        signIn(BRUNO);
        browser.choose("account", account(BRUNO, 0));
        browser.choose("account", account(BRUNO, 2));
        browser.decide("approve");
        URI callback = cameBack();
        assertThat(TestClient.query(callback)).containsEntry("state", "st");
        assertThat(accountsSeenWith(callback)).isEqualTo(2);
    }

    @Test
    void aCustomerRefusesOnEitherPage() {
        browser.open(consent());
        browser.decide("refuse");
        assertThat(cameBack()).hasToString("/callback?error=access_denied&state=st");
        application.forget();
        browser.open(consent());
        signIn(ANNE);
        browser.decide("refuse");
        assertThat(cameBack()).hasToString("/callback?error=access_denied&state=st");
    }

    @Test
    void whoChoosesNothingIsToldAndLedToTheField() {
        browser.open(consent());
        browser.decide("continue");
        browser.click("[role=alert] a");
        assertThat(browser.focus().getDomProperty("name")).isEqualTo("customer");
        signIn(BRUNO);
        browser.decide("approve");
        assertThat(browser.text()).contains("Choose at least one account", "Bruno NOËL");
        browser.click("[role=alert] a");
        assertThat(browser.focus().getDomProperty("value")).isEqualTo(account(BRUNO, 0));
        browser.choose("account", account(BRUNO, 3));
        browser.decide("approve");
        assertThat(accountsSeenWith(cameBack())).isEqualTo(1);
    }

    @Test
    void aCustomerApprovesAPaymentFromTheAccountChosen() {
        URI address = approval(bodies().single("1234.50"));
        browser.open(address);
        assertThat(browser.text()).contains("€1,234.50", "Creditor Name");
        signIn(BRUNO);
        browser.decide("approve");
        assertThat(browser.text()).contains("Choose the account to pay from");
        browser.choose("account", account(BRUNO, 2));
        browser.decide("approve");
        assertThat(TestClient.query(cameBack())).containsKey("code").containsEntry("state", "st");
        assertThat(bank.payment(PaymentClient.id(address)).status()).isEqualTo("ACCP");
    }

    @Test
    void aCustomerRefusesAPayment() {
        URI address = approval(bodies().single("1.00"));
        browser.open(address);
        signIn(ANNE);
        browser.decide("refuse");
        assertThat(TestClient.query(cameBack())).containsEntry("error", "access_denied");
        assertThat(bank.payment(PaymentClient.id(address)).status()).isEqualTo("RJCT");
    }

    @Test
    void aCustomerApprovesACancellation() {
        String id = approvedPayment();
        browser.open(cancellation(id));
        browser.awaitHeading("Cancel a payment");
        assertThat(browser.text()).contains("Keep the payment");
        signIn(ANNE);
        browser.decide("approve");
        cameBack();
        assertThat(bank.payment(id).status()).isEqualTo("CANC");
    }

    private static String approvedPayment() {
        URI address = approval(bodies().dated("12.30", "2026-03-25"));
        bank.approvePayment(address, ANNE);
        return PaymentClient.id(address);
    }

    private static URI cancellation(String id) {
        return completed(PaymentClient.link(payments.put(id, payments.cancelled(id, "DS02"))));
    }

    @Test
    void aPageThatWasOpenTooLongSaysHowToBeginAnew() {
        browser.open(consent());
        CLOCK.set(NOON.plus(Duration.ofMinutes(10)));
        browser.choose("customer", ANNE);
        browser.decide("continue");
        browser.awaitHeading("This page has expired");
        assertThat(browser.text()).contains("go back to the application and start there");
        assertThat(application.visits()).isEmpty();
    }

    @Test
    void backBeforeTheDecisionLeadsToTheOtherCustomers() {
        browser.open(consent());
        signIn(BRUNO);
        assertThat(browser.text()).contains("Bruno NOËL");
        browser.back();
        signIn(ANNE);
        assertThat(browser.text()).contains("Anne LEFÈVRE");
        browser.follow(".signed-in a");
        signIn(BRUNO);
        browser.choose("account", account(BRUNO, 0));
        browser.decide("approve");
        assertThat(accountsSeenWith(cameBack())).isEqualTo(1);
    }

    @Test
    void backAfterTheDecisionShowsThatItWasTaken() {
        browser.open(consent());
        signIn(ANNE);
        browser.choose("account", account(ANNE, 0));
        browser.decide("approve");
        cameBack();
        browser.back();
        browser.awaitHeading("You have already decided");
        assertThat(browser.has("form")).isFalse();
        browser.back();
        browser.awaitHeading("You have already decided");
        assertThat(application.visits()).hasSize(1);
    }

    @Test
    void aDoubleClickDecidesOnce() {
        browser.open(consent());
        signIn(ANNE);
        browser.choose("account", account(ANNE, 0));
        browser.doubleClick("approve");
        browser.awaitHeading(BACK);
        List<URI> visits = application.visits();
        assertThat(visits.stream().distinct()).hasSize(1);
        assertThat(accountsSeenWith(visits.get(0))).isEqualTo(1);
    }

    @Test
    void theKeyboardIsEnough() {
        browser.open(consent());
        browser.press(TAB);
        assertThat(browser.focus().getDomProperty("name")).isEqualTo("customer");
        assertThat(outline()).as("the focus is seen").isGreaterThanOrEqualTo(2);
        browser.press(SPACE, TAB);
        assertThat(browser.focus().getText()).isEqualTo("Continue");
        assertThat(outline()).isGreaterThanOrEqualTo(2);
        browser.press(ENTER);
        browser.awaitAddress(bank.authorizationUri() + "/authorize/accounts");
        browser.press(TAB);
        assertThat(browser.focus().getText()).isEqualTo("Choose another customer");
        assertThat(outline()).isGreaterThanOrEqualTo(2);
        browser.press(TAB, SPACE, TAB);
        assertThat(browser.focus().getText()).isEqualTo("Agree and share");
        browser.press(TAB);
        assertThat(browser.focus().getText()).isEqualTo("Refuse");
        browser.pressShiftTab();
        browser.press(ENTER);
        assertThat(accountsSeenWith(cameBack())).isEqualTo(1);
    }

    private static double outline() {
        return Double.parseDouble(browser.focus().getCssValue("outline-width").replace("px", ""));
    }

    @Test
    void enterInTheListGoesOnAndDoesNotRefuse() {
        browser.open(consent());
        browser.press(TAB, SPACE, ENTER);
        browser.awaitAddress(bank.authorizationUri() + "/authorize/accounts");
        assertThat(application.visits()).isEmpty();
    }

    @Test
    void scriptIsNotNeeded() {
        browser.script(false);
        browser.open(consent());
        signIn(BRUNO);
        browser.choose("account", account(BRUNO, 1));
        browser.decide("approve");
        assertThat(accountsSeenWith(cameBack())).isEqualTo(1);
    }

    @Test
    void anotherSiteThatKnowsTheIdCannotDecide() {
        browser.open(consent());
        String pending = browser.address().replaceFirst(".*pending=", "");
        application.page(
                "/attack",
                "<!DOCTYPE html><html lang=\"en\"><head><title>Win</title><link rel=\"icon\" href=\"data:,\"></head><body>"
                        + "<form method=\"post\" action=\"" + bank.authorizationUri() + "/authorize/decision\">"
                        + "<input type=\"hidden\" name=\"pending\" value=\"" + pending + "\">"
                        + "<input type=\"hidden\" name=\"customer\" value=\"" + ANNE + "\">"
                        + "<input type=\"hidden\" name=\"account\" value=\"" + account(ANNE, 0) + "\">"
                        + "<button name=\"decision\" value=\"approve\">Win</button></form></body></html>");
        browser.open(application.uri("/attack"));
        browser.decide("approve");
        browser.awaitHeading("This form was not accepted");
        assertThat(application.visits()).isEmpty();
        assertThat(bank.journal().to("/authorize/decision"))
                .extracting(JournalEntry::status)
                .containsExactly(403);
    }

    @Test
    void theBrowserDoesComplainOfAPageThatBreaksItsPolicy() {
        application.page(
                "/broken",
                "<!DOCTYPE html><html lang=\"en\"><head><title>Broken</title><meta http-equiv=\"Content-Security-Policy\""
                        + " content=\"default-src 'none'\"><style>p { color: red }</style></head></html>");
        browser.open(application.uri("/broken"));
        assertThat(browser.complaints()).anyMatch(message -> message.contains("Content Security Policy"));
    }

    /** In French, which has the longer words. */
    @Test
    void everyPageFitsASmallScreenAndIsKeptAsAPicture() {
        browser.renew("en;q=0.5, fr");
        browser.open(consent());
        browser.awaitHeading("Partager vos informations de compte");
        keep("consent-1-customer");
        browser.decide("continue");
        keep("consent-2-customer-missing");
        signIn(BRUNO);
        keep("consent-3-accounts");
        browser.screenshotNarrow("consent-3-accounts-narrow-fr");
        browser.decide("approve");
        keep("consent-4-accounts-missing");
        browser.follow(".signed-in a");
        signIn(DataSet.NO_ACCOUNTS);
        keep("consent-5-no-accounts");

        browser.open(approval(bodies().single("1234.50")));
        keep("payment-1-customer");
        signIn(BRUNO);
        keep("payment-2-account");
        browser.screenshotNarrow("payment-2-account-narrow-fr");
        browser.open(approval(bodies().standing("5.00", "2026-04-01", "MNTH", "2027-03-31")));
        keep("payment-3-standing-order");
        browser.open(approval(bodies().several("2026-03-25", PaymentBodies.CREDITOR, PaymentBodies.OTHER_CREDITOR)));
        keep("payment-4-several");
        browser.screenshotNarrow("payment-4-several-narrow-fr");
        browser.open(cancellation(approvedPayment()));
        signIn(ANNE);
        keep("payment-5-cancellation");

        browser.open(bank.authorizationUri() + "/authorize?client_id=nobody");
        keep("message-1-rejected");
        browser.open(bank.authorizationUri() + "/authorize/customer?pending=none");
        browser.awaitHeading("Cette page a expiré");
        keep("message-2-expired");
        browser.open(bank.authorizationUri() + "/nowhere");
        keep("message-3-no-page");
        browser.open(consent());
        browser.decide("refuse");
        browser.awaitHeading(BACK);
        browser.back();
        keep("message-4-decided");
    }

    @Test
    void someEnglishPagesAreKeptAsPictures() {
        browser.renew("en-GB");
        browser.open(consent());
        browser.awaitHeading("Share your account information");
        signIn(BRUNO);
        browser.screenshot("consent-3-accounts-en");
        browser.open(approval(bodies().several("2026-03-25", PaymentBodies.CREDITOR, PaymentBodies.OTHER_CREDITOR)));
        browser.screenshot("payment-4-several-en");
        browser.open(bank.authorizationUri() + "/authorize/customer?pending=none");
        browser.awaitHeading("This page has expired");
        browser.screenshot("message-2-expired-en");
    }

    /** 320 px are what is left of a screen of 1280 at 400 % (WCAG 2.2, success criterion 1.4.10). */
    private static void keep(String name) {
        assertThat(browser.fitsNarrow()).as(name + " at 320 px").isTrue();
        browser.screenshot(name + "-fr");
    }
}
