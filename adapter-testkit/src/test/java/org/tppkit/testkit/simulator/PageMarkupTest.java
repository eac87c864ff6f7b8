package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Every page in both languages: well formed, labelled, and in order for those who hear it. */
class PageMarkupTest extends SimulatorFixture {

    private static final String BRUNO = DataSet.SEVERAL_ACCOUNTS;

    private final PaymentClient payments = new PaymentClient(BANK, CLIENT, TestClient.V141);

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyPageIsInOrder(String language) throws Exception {
        for (Map.Entry<String, HttpResponse<String>> page : pages(language).entrySet()) {
            examine(page.getKey(), parsed(page.getValue()), language);
        }
    }

    private static Document parsed(HttpResponse<String> page) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.body())));
    }

    @Test
    void namesFromStrangersStayTextOnThePage() throws Exception {
        String name = "\"><script>alert(1)</script>\u202Eeulb";
        String shown = name.replace('\u202E', '\uFFFD');
        SimulatedAccount account = BANK.customer(BRUNO).accounts().get(0);
        SimulatedAccount hostile = new SimulatedAccount(
                "'\"><b>",
                account.scheme(),
                account.identification(),
                account.currency(),
                name,
                account.usage(),
                account.accountType(),
                account.psuStatus(),
                account.linkedAccount(),
                account.balances(),
                List.of());
        SimulatedCustomer customer = new SimulatedCustomer("a b&c\"<", name, List.of(hostile), List.of());
        try (BankSimulator bank = BankSimulator.builder()
                .pki(PKI)
                .data(DataSet.of(List.of(customer)))
                .application(RegisteredApplication.of(name, TestClient.CALLBACK, TPP, TestClient.KEY_ID))
                .start()) {
            PageReader reader = new PageReader(bank);
            URI address = new TestClient(bank, TPP)
                    .authorizeUrl(Map.of(
                            "response_type",
                            "code",
                            "client_id",
                            name,
                            "redirect_uri",
                            TestClient.CALLBACK.toString(),
                            "scope",
                            "aisp"));
            HttpResponse<String> first = reader.open(address);
            examine("first", parsed(first), "en");
            assertThat(foreign(first)).containsExactly(shown, "TPPKit Example TPP", shown);
            HttpResponse<String> second = reader.submit(first, "/authorize/customer", "customer", customer.id());
            examine("second", parsed(second), "en");
            assertThat(foreign(second)).containsExactly(shown, "TPPKit Example TPP", shown, shown);
            assertThat(reader.submit(
                                    second,
                                    "/authorize/decision",
                                    "account",
                                    hostile.resourceId(),
                                    "decision",
                                    "approve")
                            .statusCode())
                    .isEqualTo(302);
        }
    }

    private static List<String> foreign(HttpResponse<String> page) throws Exception {
        return elements(parsed(page), "bdi").stream()
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    void aPayeesNameStaysTextOnThePage() throws Exception {
        ObjectNode body = PaymentBodies.of(payments).single("1.00");
        PaymentBodies.at(body, List.of("beneficiary", "creditor")).put("name", "<b>Eve</b> & \"Co\"");
        HttpResponse<String> page = new PageReader(BANK).open(payments.create(body));
        assertThat(foreign(page)).contains("<b>Eve</b> & \"Co\"");
    }

    private static void examine(String name, Document page, String language) {
        assertThat(page.getDocumentElement().getAttribute("lang")).as(name).isEqualTo(language);
        for (String once : List.of("h1", "main", "header", "title")) {
            assertThat(elements(page, once)).as(name + " " + once).hasSize(1);
        }
        assertThat(elements(page, "title").get(0).getTextContent())
                .as(name)
                .contains(elements(page, "h1").get(0).getTextContent());
        for (String none : List.of("script", "style", "iframe", "img")) {
            assertThat(elements(page, none)).as(name + " " + none).isEmpty();
        }
        Set<String> ids = new HashSet<>();
        for (Element element : elements(page, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String attribute = element.getAttributes().item(i).getNodeName();
                assertThat(attribute).as(name).doesNotStartWith("on").isNotEqualTo("style");
            }
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id"))).as(name + " id").isTrue();
            }
        }
        references(name, page, ids);
        fields(name, page);
    }

    private static void references(String name, Document page, Set<String> ids) {
        for (Element link : elements(page, "a")) {
            assertThat(link.getTextContent()).as(name).isNotBlank();
            String target = link.getAttribute("href");
            assertThat(target.startsWith("/") || ids.contains(target.substring(1)))
                    .as(name + " " + target)
                    .isTrue();
        }
        for (Element set : elements(page, "fieldset")) {
            assertThat(ids)
                    .as(name)
                    .contains(set.getAttribute("aria-describedby").split(" "));
            assertThat(set.getFirstChild().getNodeName()).as(name).isEqualTo("legend");
        }
    }

    private static void fields(String name, Document page) {
        Set<String> labelled = new HashSet<>();
        for (Element label : elements(page, "label")) {
            assertThat(label.getTextContent()).as(name).isNotBlank();
            labelled.add(label.getAttribute("for"));
        }
        for (Element input : elements(page, "input")) {
            if (!input.getAttribute("type").equals("hidden")) {
                assertThat(labelled).as(name).contains(input.getAttribute("id"));
                assertThat(input.getParentNode().getParentNode().getNodeName())
                        .as(name)
                        .isEqualTo("fieldset");
            }
        }
        for (Element form : elements(page, "form")) {
            assertThat(form.getAttribute("method")).as(name).isEqualTo("post");
            List<String> hidden = elements(form, "input").stream()
                    .filter(input -> input.getAttribute("type").equals("hidden"))
                    .map(input -> input.getAttribute("name"))
                    .toList();
            assertThat(hidden).as(name).contains("pending", "form_token");
            assertThat(elements(form, "button"))
                    .as(name)
                    .anyMatch(button -> button.getAttribute("value").equals("refuse"))
                    .allMatch(button -> button.getAttribute("type").equals("submit"));
        }
    }

    private static List<Element> elements(Document page, String name) {
        return list(page.getElementsByTagName(name));
    }

    private static List<Element> elements(Element parent, String name) {
        return list(parent.getElementsByTagName(name));
    }

    private static List<Element> list(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private Map<String, HttpResponse<String>> pages(String language) {
        PageReader reader = new PageReader(BANK).speaking(language);
        Map<String, HttpResponse<String>> pages = new LinkedHashMap<>();
        URI consent = CLIENT.authorizeUrl("aisp extended_transaction_history", "st");
        walk(reader, pages, "consent", consent, "/authorize", BRUNO);
        walk(reader, pages, "funds", CLIENT.authorizeUrl("cbpii", "st"), "/authorize", DataSet.NO_ACCOUNTS);
        PaymentBodies bodies = PaymentBodies.of(payments);
        URI dated = payments.create(bodies.dated("1234.50", "2026-03-25"));
        walk(reader, pages, "payment", dated, "/payment-approval", BRUNO);
        URI several =
                payments.create(bodies.several("2026-03-25", PaymentBodies.CREDITOR, PaymentBodies.OTHER_CREDITOR));
        walk(reader, pages, "payments", several, "/payment-approval", DataSet.NO_ACCOUNTS);
        URI standing = payments.create(bodies.standing("5.00", "2026-04-01", "MNTH", null));
        walk(reader, pages, "standing order", standing, "/payment-approval", BRUNO);
        String id = payments.paid(bodies.dated("12.30", "2026-03-25"), DataSet.BUSINESS);
        URI cancellation = PaymentClient.link(payments.put(id, payments.cancelled(id, "DS02")));
        walk(reader, pages, "cancellation", cancellation, "/payment-approval", DataSet.BUSINESS);

        HttpResponse<String> page = reader.open(consent);
        reader.submit(page, "/authorize/decision", "decision", "refuse");
        pages.put("decided", reader.submit(page, "/authorize/decision", "decision", "approve"));
        pages.put("closed", reader.open(payments.completed(URI.create(decidedPayment()))));
        pages.put(
                "stranger",
                new PageReader(BANK)
                        .speaking(language)
                        .open("/authorize/customer?pending="
                                + PageReader.hidden(page).get("pending")));
        pages.put("rejected", reader.open("/authorize?client_id=%3Cb%3E"));
        pages.put("nowhere", reader.open("/nowhere"));
        CLOCK.set(NOON.plus(Duration.ofMinutes(10)));
        pages.put("expired", reader.submit(page, "/authorize/decision", "decision", "refuse"));
        assertThat(new ArrayList<>(pages.values()))
                .extracting(HttpResponse::statusCode)
                .endsWith(409, 410, 403, 400, 404, 410);
        return pages;
    }

    private String decidedPayment() {
        URI link = payments.create(PaymentBodies.of(payments).single("1.00"));
        BANK.refusePayment(link);
        return link.toString();
    }

    private static void walk(
            PageReader reader,
            Map<String, HttpResponse<String>> pages,
            String name,
            URI address,
            String path,
            String customer) {
        HttpResponse<String> first = reader.open(address);
        pages.put(name + ": customer", first);
        pages.put(name + ": no customer", reader.submit(first, path + "/customer"));
        HttpResponse<String> second = reader.submit(first, path + "/customer", "customer", customer);
        pages.put(name + ": accounts", second);
        pages.put(
                name + ": no account",
                reader.open(path + "/accounts?error=missing&customer=" + customer + "&pending="
                        + PageReader.hidden(second).get("pending")));
        assertThat(pages.values()).allMatch(page -> page.statusCode() == 200);
    }
}
