package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.PaymentState;
import org.tppkit.docs.snippets.FirstPayment;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.testkit.simulator.DataSet;

/** The tutorial about payments works as it stands: every command, and the Java. */
class FirstPaymentTutorialTest {
    @TempDir
    private Path folder;

    @Test
    void theCommandsDoWhatThePageSays() throws Exception {
        Map<Integer, String> printed = new Tutorial(folder).run(ShellPage.read("docs/tutorials/first-payment.md"));

        assertThat(printed.values())
                .anyMatch(output -> output.contains("ACSC"))
                .anyMatch(output -> output.contains("exit code 13"));
    }

    @Test
    void theJavaPays() throws Exception {
        PaymentState state = new Tutorial(folder)
                .withSettings((settings, bank) ->
                        FirstPayment.pay(settings, page -> bank.approvePayment(page, DataSet.MANY_TRANSACTIONS)));

        // On a day that is no working day, or late, the bank takes the order and settles it later.
        assertThat(state.payment().status().orElseThrow()).isIn(PaymentStatus.PENDING, PaymentStatus.SETTLED);
    }
}
