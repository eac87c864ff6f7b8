package org.tppkit.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.pki.TlsContexts;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.DataSet;

class CustomerPagesTest {
    @Test
    void theAddressOpensAPageAndTheCustomerMayApproveWithoutABrowser() {
        AtomicInteger looked = new AtomicInteger();

        CustomerPages.lookAtAConsent((bank, address) -> {
            try (bank) {
                HttpResponse<String> page = open(bank, address);
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body()).contains("Fortuneo", "name=\"customer\"");

                assertThat(bank.approveAll(address, DataSet.MANY_TRANSACTIONS))
                        .asString()
                        .startsWith("http://127.0.0.1:8080/callback?")
                        .contains("code=", "state=s-1");
                looked.incrementAndGet();
            }
        });

        assertThat(looked).hasValue(1);
    }

    private static HttpResponse<String> open(BankSimulator bank, URI address) {
        HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .sslContext(TlsContexts.anonymousClient(bank.caCertificate()))
                .build();
        return browser.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .join();
    }
}
