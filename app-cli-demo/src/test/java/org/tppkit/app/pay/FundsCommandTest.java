package org.tppkit.app.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.app.cli.CliWorld;
import org.tppkit.app.cli.CommandLineOutput;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.RequestMatcher;

class FundsCommandTest {
    private static final String TOO_MUCH = "999999999.99";

    @TempDir
    private Path folder;

    private CliWorld world;
    private String iban;

    @BeforeEach
    void open() {
        world = CliWorld.in(folder);
        iban = world.bank().customer(DataSet.SEVERAL_ACCOUNTS).accounts().get(0).identification();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private CommandLineOutput check(String amount, String... more) {
        List<String> args = new ArrayList<>(List.of("funds", "check", "--amount", amount, "--iban", iban));
        args.addAll(List.of(more));
        CommandLineOutput run = world.run(args.toArray(new String[0]));
        assertThat(run.out() + run.err()).doesNotContain(iban);
        return run;
    }

    @Test
    void yesAndNoAreWordsAndExitCodes() {
        world.givenConsent("--scope", "funds");

        CommandLineOutput yes = check("0.01");
        CommandLineOutput no = check(TOO_MUCH, "--payee", "Marchand");

        assertThat(yes.exitCode()).as(yes.err()).isZero();
        assertThat(yes.out().strip()).isEqualTo("yes");
        assertThat(no.exitCode()).as(no.err()).isEqualTo(16);
        assertThat(no.out().strip()).isEqualTo("no");
        assertThat(no.err()).isEmpty();
    }

    @Test
    void programsGetOneLineOfJson() {
        world.givenConsent("--scope", "funds");

        assertThat(check("0.01", "--json").out().strip()).isEqualTo("{\"available\":true}");
        assertThat(check(TOO_MUCH, "--json").out().strip()).isEqualTo("{\"available\":false}");
    }

    @Test
    void withoutAConsentForFundsItSaysHowToGetOne() {
        String accounts = world.givenConsent();

        CommandLineOutput none = check("0.01");
        CommandLineOutput wrong = check("0.01", "--consent", accounts);

        assertThat(none.exitCode()).isEqualTo(11);
        assertThat(none.err()).contains("tppkit consent start", "--scope funds");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("it was given for ACCOUNT_INFORMATION");
    }

    @Test
    void anAmountWithACommaIsRefusedAndABankThatCannotAnswerIsNoNo() {
        world.givenConsent("--scope", "funds");
        world.bank().faults().next(RequestMatcher.pathEnding("/funds-confirmations"), Fault.answer(503));

        CommandLineOutput comma = check("12,34");
        CommandLineOutput down = check("0.01");

        assertThat(comma.exitCode()).isEqualTo(2);
        assertThat(comma.err()).contains("behind a point");
        assertThat(down.exitCode()).isEqualTo(14);
        assertThat(down.out()).isEmpty();
    }
}
