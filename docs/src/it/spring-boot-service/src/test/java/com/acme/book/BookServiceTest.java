package com.acme.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.tppkit.core.EncryptionKey;
import org.tppkit.core.PendingPayment;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.event.CallEnded;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.RequestMatcher;

/** The whole service with its real settings against a simulated bank; only the database is another one. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:book",
            "spring.datasource.username=sa",
            "spring.sql.init.mode=always",
            "spring.sql.init.schema-locations=" + "classpath:org/tppkit/core/jdbc/h2.sql,classpath:open-payment.sql"
        })
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class BookServiceTest {
    private static final String CONFIRMATION = "/o-confirmation";

    @TempDir
    private static Path folder;

    private static BankSimulator fortuneo;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private OpenPayments openPayments;

    private final MockHttpSession session = new MockHttpSession();

    /** A listener bean that is broken whenever somebody connects a bank. */
    @TestConfiguration
    static class Listening {
        @Bean
        CallListener brokenListener() {
            return new CallListener() {
                @Override
                public void callEnded(CallEnded event) {
                    if (event.operation() == Operation.EXCHANGE_CODE) {
                        throw new IllegalStateException("this listener is broken");
                    }
                }
            };
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) throws IOException {
        SimulatedFortuneo simulated = SimulatedFortuneo.start(folder);
        fortuneo = simulated.bank;
        simulated.register(settings);
        Path key = Files.writeString(folder.resolve("key"), Base64.getEncoder().encodeToString(new byte[32]));
        settings.add("book.token-key-file", key::toString);
    }

    @AfterAll
    static void close() {
        fortuneo.close();
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.session(session)).andReturn().getResponse();
    }

    private static URI location(MockHttpServletResponse answer) {
        assertThat(answer.getStatus()).isEqualTo(303);
        return URI.create(answer.getRedirectedUrl());
    }

    /** The customer's browser comes back from the bank. */
    private MockHttpServletResponse comeBack(URI callback) throws Exception {
        return answer(get(URI.create("/callback?" + callback.getRawQuery())));
    }

    private URI connect() throws Exception {
        URI bankPage = location(answer(get("/banks/arkea:fortuneo/connect")));
        return fortuneo.approveAll(bankPage, DataSet.MANY_TRANSACTIONS);
    }

    private URI pay() throws Exception {
        URI bankPage = location(answer(post("/banks/arkea:fortuneo/payments")
                .param("creditor", "Landlord")
                .param("iban", "FR1420041010050500013M02606")
                .param("amount", "12.30")));
        return fortuneo.approvePayment(bankPage, DataSet.MANY_TRANSACTIONS);
    }

    private static int confirmations() {
        return fortuneo.journal()
                .matching(entry -> entry.path().endsWith(CONFIRMATION))
                .size();
    }

    @Test
    void aCustomerConnectsABankAndSeesTheBalances() throws Exception {
        URI next = location(comeBack(connect()));

        MockHttpServletResponse balances = answer(get(next));

        assertThat(next).hasToString("/banks/arkea:fortuneo/balances");
        assertThat(balances.getStatus()).isEqualTo(200);
        assertThat(balances.getContentAsString()).contains("\"balance\":").contains("EUR");
    }

    @Test
    void whoeverIsNotConnectedOrNoLongerIsSentToTheBank() throws Exception {
        MockHttpServletRequestBuilder balances = get("/banks/arkea:fortuneo/balances");
        assertThat(location(answer(balances))).hasToString("/banks/arkea:fortuneo/connect");

        comeBack(connect());
        assertThat(answer(balances).getStatus()).isEqualTo(200);

        fortuneo.withdrawConsent(DataSet.MANY_TRANSACTIONS);
        assertThat(location(answer(balances))).hasToString("/banks/arkea:fortuneo/connect");
    }

    @Test
    void whoeverComesBackTwiceFindsWhatTheFirstTimeGave() throws Exception {
        URI callback = connect();

        assertThat(location(comeBack(callback))).isEqualTo(location(comeBack(callback)));
    }

    @Test
    void aStrangersCallbackIsRefused() throws Exception {
        URI callback = connect();

        MockHttpServletResponse answer = mvc.perform(
                        get(URI.create("/callback?" + callback.getRawQuery())).session(new MockHttpSession()))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(400);
    }

    @Test
    void aCustomerMaySayNo() throws Exception {
        URI bankPage = location(answer(get("/banks/arkea:fortuneo/connect")));

        assertThat(comeBack(fortuneo.refuse(bankPage)).getStatus()).isEqualTo(403);
    }

    @Test
    void whatCannotBeRightIsRefusedBeforeTheBankIsAsked() throws Exception {
        assertThat(answer(get("/banks/arkea:nobank/connect")).getStatus()).isEqualTo(400);
        assertThat(answer(post("/banks/arkea:fortuneo/payments")
                                .param("creditor", "Landlord")
                                .param("iban", "FR00")
                                .param("amount", "12.30"))
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void aPaymentIsMadeAndShownToItsPayerOnly() throws Exception {
        URI status = location(comeBack(pay()));

        assertThat(answer(get(status)).getContentAsString()).matches("AC..|PDNG"); // by the hour of the day
        assertThat(mvc.perform(get(status).session(new MockHttpSession()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void aPaymentWhoseOutcomeIsUnknownIsLookedUpAndNotSentAgain() throws Exception {
        int before = confirmations();
        URI callback = pay();
        fortuneo.faults().next(RequestMatcher.pathEnding(CONFIRMATION), Fault.dropAfterHandling());

        assertThat(comeBack(callback).getStatus()).isEqualTo(202);
        assertThat(openPayments.count()).isEqualTo(1);

        openPayments.lookUp();
        assertThat(openPayments.count()).isZero();
        assertThat(confirmations()).isEqualTo(before + 1);
    }

    @Test
    void aPaymentThatIsStillToBeConfirmedIsLookedUpAgain() throws Exception {
        URI callback = pay();
        openPayments.add(begun());

        openPayments.lookUp();
        assertThat(openPayments.count()).isEqualTo(1);

        comeBack(callback);
        openPayments.lookUp();
        assertThat(openPayments.count()).isZero();
    }

    /** The one payment of this session. */
    private PendingPayment begun() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        return new CustomerSession(request).payments().findFirst().orElseThrow();
    }

    @Test
    void tokensAreEncryptedInTheDatabase() throws Exception {
        comeBack(connect());
        EncryptionKey other = EncryptionKey.of("other", new byte[32]);

        assertThatThrownBy(() -> TokenStores.reencrypt(TokenStores.jdbc(dataSource), other))
                .isInstanceOf(TokenStoreException.class);
    }

    @Test
    void whatTheEngineLogsComesToTheLogsOfTheService(CapturedOutput output) throws Exception {
        comeBack(connect());

        assertThat(output).contains("a listener failed: com.acme.book");
    }
}
