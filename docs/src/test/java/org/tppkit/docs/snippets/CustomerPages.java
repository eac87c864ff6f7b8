package org.tppkit.docs.snippets;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;

/** The lines of the page about the simulator's pages; run by CustomerPagesTest. */
final class CustomerPages {
    private CustomerPages() {}

    static void lookAtAConsent(BiConsumer<BankSimulator, URI> browser) {
        URI callback = URI.create("http://127.0.0.1:8080/callback");
        URI keyId = URI.create("https://tpp.example/qsealc.pem");
        BankSimulator bank = BankSimulator.builder()
                .bank(SimulatedBank.FORTUNEO)
                .application(RegisteredApplication.of(
                        "my-api-key", callback, TestPki.shared().tpp(), keyId))
                .start();
        String query = "response_type=code&client_id=my-api-key&scope=aisp&state=s-1&redirect_uri="
                + URLEncoder.encode(callback.toString(), StandardCharsets.UTF_8);
        URI address = URI.create(bank.authorizationUri() + "/authorize?" + query);
        browser.accept(bank, address);
    }
}
