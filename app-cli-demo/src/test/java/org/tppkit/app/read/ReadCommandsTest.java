package org.tppkit.app.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.app.cli.CommandLineOutput;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedBeneficiary;
import org.tppkit.testkit.simulator.SimulatedCustomer;

/** The commands for lists: every answer is compared with what the bank holds. */
class ReadCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BRUNO = DataSet.SEVERAL_ACCOUNTS;

    @TempDir
    private static Path folder;

    private static ReadBench bench;

    @BeforeAll
    static void start() throws IOException {
        bench = ReadBench.start(folder, UnaryOperator.identity());
        bench.consent(BRUNO);
        bench.consent(DataSet.NO_ACCOUNTS);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    private static SimulatedCustomer bruno() {
        return bench.bank().customer(BRUNO);
    }

    private static CommandLineOutput well(CommandLineOutput run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run;
    }

    private static JsonNode json(String... args) throws IOException {
        return JSON.readTree(well(bench.run(BRUNO, args)).out());
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> node.path(field).asText())
                .toList();
    }

    @Test
    void accountsAreNumberedAndTheirNumbersMasked() {
        CommandLineOutput run = well(bench.run(BRUNO, "accounts"));

        int place = 1;
        for (SimulatedAccount account : bruno().accounts()) {
            assertThat(run.out())
                    .containsPattern(" " + place++ + "  " + account.resourceId() + "  ")
                    .contains(account.name())
                    .doesNotContain(account.identification().length() > 20 ? account.identification() : "\u0000");
        }
        assertThat(run.out()).contains("FR** **** ");
    }

    @Test
    void accountNumbersAreShownInFullOnlyWhenAskedFor() throws IOException {
        JsonNode masked = json("accounts", "--json").get("accounts");
        JsonNode full = json("accounts", "--json", "--show-iban").get("accounts");

        List<SimulatedAccount> held = bruno().accounts();
        assertThat(texts(full, "id"))
                .containsExactlyElementsOf(
                        held.stream().map(SimulatedAccount::resourceId).toList());
        for (int i = 0; i < held.size(); i++) {
            boolean iban = held.get(i).scheme().equals("IBAN");
            assertThat(full.get(i).get(iban ? "iban" : "otherNumber").asText())
                    .isEqualTo(held.get(i).identification());
            assertThat(masked.get(i).toString()).doesNotContain(held.get(i).identification());
            assertThat(full.get(i).get("name").asText()).isEqualTo(held.get(i).name());
        }
        assertThat(json("accounts", "--json").get("complete").asBoolean()).isTrue();
    }

    @Test
    void balancesOfAllAccountsOrOfOne() throws IOException {
        JsonNode all = json("balances", "--json").get("balances");

        assertThat(json("balances", "--json").get("complete").asBoolean()).isTrue();
        assertThat(all).hasSize(8);
        for (JsonNode balance : all) {
            SimulatedAccount account =
                    bruno().account(balance.get("account").asText()).orElseThrow();
            assertThat(account.balances()).anySatisfy(held -> {
                assertThat(balance.get("type").asText()).isEqualTo(held.type());
                assertThat(balance.get("amount").asText())
                        .isEqualTo(held.amount().toPlainString());
                assertThat(balance.get("amount").isTextual()).isTrue();
                assertThat(balance.get("day").asText())
                        .isEqualTo(held.referenceDate().toString());
            });
        }
        String third = bruno().accounts().get(2).resourceId();
        assertThat(texts(json("balances", "--account", "3", "--json").get("balances"), "account"))
                .containsExactly(third, third);
        assertThat(well(bench.run(BRUNO, "balances", "--account", third)).out())
                .contains("15000.00 EUR", "CLBD", "XPCD")
                .doesNotContain(bruno().accounts().get(0).resourceId());
    }

    @Test
    void theCustomerAndTheirBeneficiaries() throws IOException {
        SimulatedBeneficiary zoe = bruno().beneficiaries().get(0);

        assertThat(well(bench.run(BRUNO, "identity")).out()).contains("Bruno NOËL");
        assertThat(json("identity", "--json").get("fullName").asText()).isEqualTo("Bruno NOËL");
        assertThat(well(bench.run(BRUNO, "beneficiaries")).out())
                .contains("Zoé NOËL", "FR** **** " + zoe.iban().substring(23), zoe.bic())
                .doesNotContain(zoe.iban());
        assertThat(json("beneficiaries", "--json", "--show-iban")
                        .get("beneficiaries")
                        .get(0)
                        .get("iban")
                        .asText())
                .isEqualTo(zoe.iban());
    }

    @Test
    void aCustomerWithoutAccountsHasNone() throws IOException {
        assertThat(JSON.readTree(bench.run(DataSet.NO_ACCOUNTS, "accounts", "--json")
                                .out())
                        .get("accounts"))
                .isEmpty();
        CommandLineOutput run = bench.run(DataSet.NO_ACCOUNTS, "transactions");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("the consent is about no account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transactions",
                "transactions --account 9",
                "transactions --account 1 --from 2026-02-30",
                "transactions --account 1 --from yesterday",
                "transactions --account 1 --to 2026-01-01",
                "transactions --account 1 --from 2026-02-02 --to 2026-02-01",
                "transactions --account 1 --from 2001-01-01",
                "transactions --account 1 --format xml",
                "transactions --account 1 --separator comma",
                "transactions --account 1 --lang fr",
                "transactions --account 1 --format html --lang de",
                "transactions --account 1 --output target",
                "transactions --account 1 --output target/no-such-folder/x.csv",
            })
    void whatCannotBeAskedForIsAUsageError(String args) {
        CommandLineOutput run = bench.run(BRUNO, args.split(" "));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").contains("For help: tppkit " + args.split(" ")[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "balances", "transactions", "identity", "beneficiaries"})
    void helpHasAnExampleAndTheExitCodes(String command) {
        assertThat(well(bench.run(BRUNO, command, "--help")).out())
                .contains("Example: tppkit " + command, "--consent", "--psu-ip", "11 ", "15 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "transactions"})
    void withoutAConsentTheUserHearsWhatToDo(String command) {
        CommandLineOutput run = bench.run("stranger", command);

        assertThat(run.exitCode()).isEqualTo(11);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().contains("tppkit consent start");
    }
}
