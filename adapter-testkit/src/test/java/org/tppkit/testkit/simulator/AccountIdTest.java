package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.testkit.pki.TestPki;

/** STET's account ids may hold blanks, slashes and question marks; each is one segment of a path, encoded. */
class AccountIdTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private static BankSimulator bank(String accountId) {
        List<SimulatedTransaction> entries = IntStream.range(0, 3)
                .mapToObj(number -> new SimulatedTransaction(
                        BigDecimal.TEN, "CRDT", "BOOK", Optional.of(DAY), Optional.of(DAY), DAY, List.of("Text")))
                .toList();
        SimulatedAccount account = new SimulatedAccount(
                accountId,
                "CPAN",
                "************4242",
                "EUR",
                "Account",
                "PRIV",
                "CACC",
                "Account Holder",
                Optional.empty(),
                List.of(new SimulatedBalance("CLBD", BigDecimal.TEN, DAY)),
                entries);
        SimulatorFixture.SettableClock clock = new SimulatorFixture.SettableClock();
        return BankSimulator.builder()
                .pki(TestPki.shared())
                .clock(clock)
                .pageSize(2)
                .data(DataSet.of(List.of(new SimulatedCustomer("anne", "Anne", List.of(account), List.of()))))
                .application(TestClient.application(TestPki.shared().tpp()))
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AC 1", "AC/1?b:(c),d'e", "a+b%41", "é"})
    void theBanksOwnLinksLeadToTheAccount(String accountId) {
        try (BankSimulator bank = bank(accountId)) {
            TestClient client = new TestClient(bank, TestPki.shared().tpp());
            String token = client.token("anne");
            JsonNode account =
                    client.json("/psd2/v1/accounts", token, TestClient.V142).at("/accounts/0");
            assertThat(account.get("resourceId").asText()).isEqualTo(accountId);
            String balances = account.at("/_links/balances/href").asText();
            assertThat(client.json(balances, token, TestClient.V142).at("/balances"))
                    .hasSize(1);
            String first = account.at("/_links/transactions/href").asText();
            String next = client.json(first, token, TestClient.V142)
                    .at("/_links/next/href")
                    .asText();
            assertThat(client.json(next, token, TestClient.V142).at("/transactions"))
                    .hasSize(1);
        }
    }

    @Test
    void anEncodedLetterIsTheSameLetter() {
        try (BankSimulator bank = bank("AC1")) {
            TestClient client = new TestClient(bank, TestPki.shared().tpp());
            String token = client.token("anne");
            assertThat(client.get("/psd2/v1/accounts/%41C1/balances", token).statusCode())
                    .isEqualTo(200);
            assertThat(client.get("/psd2/v1/accounts/AC2/balances", token).statusCode())
                    .isEqualTo(404);
        }
    }
}
