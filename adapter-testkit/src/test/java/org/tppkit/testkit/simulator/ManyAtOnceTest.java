package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManyAtOnceTest extends SimulatorFixture {

    private static final int THREADS = 50;

    private static <T> List<T> atOnce(Callable<T> task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : executor.invokeAll(Collections.nCopies(THREADS, task))) {
                results.add(each.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void fiftyThreadsReadAtOnce() throws Exception {
        String token = CLIENT.token(DataSet.BUSINESS);
        List<Integer> statuses =
                atOnce(() -> CLIENT.get("/psd2/v1/accounts", token).statusCode());
        assertThat(statuses).hasSize(THREADS).containsOnly(200);
        assertThat(BANK.journal().count("/psd2/v1/accounts")).isEqualTo(THREADS);
        assertThat(BANK.journal().entries()).extracting(JournalEntry::number).doesNotHaveDuplicates();
    }

    @Test
    void ofFiftyRefreshesAtOnceOneSucceeds() throws Exception {
        JsonNode tokens = CLIENT.tokens(DataSet.BUSINESS);
        List<HttpResponse<String>> responses =
                atOnce(() -> CLIENT.refresh(tokens.get("refresh_token").asText()));
        assertThat(responses.stream().filter(response -> response.statusCode() == 200))
                .hasSize(1);
        assertThat(responses.stream().filter(response -> response.body().contains("OAGA")))
                .hasSize(THREADS - 1);
    }

    @Test
    void ofFiftyUsesOfACodeAtOnceOneSucceeds() throws Exception {
        String code = CLIENT.code(DataSet.BUSINESS, "aisp");
        List<Integer> statuses = atOnce(() -> CLIENT.redeem(code).statusCode());
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
    }
}
