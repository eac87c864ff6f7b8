package org.tppkit.docs.snippets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.adapter.arkea.ArkeaBanks.FORTUNEO;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.SimulatedAccount;

/** The program of the page, with a browser that is a test, and a simulated bank. */
class PlainProgramTest {
    private static final HttpClient BROWSER = HttpClient.newHttpClient(); // follows no redirect

    @TempDir
    private static Path folder;

    private static SimulatorFiles files;
    private static PlainProgram program;

    @BeforeAll
    static void start() throws IOException {
        files = new SimulatorFiles(folder);
        Properties properties = new Properties();
        properties.putAll(files.settings());
        Path file = folder.resolve("tpp.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        program = new PlainProgram(PlainProgram.settings(file), FORTUNEO, 0);
    }

    @AfterAll
    static void stop() {
        program.close();
        files.close();
    }

    @Test
    void itStartsAtThePortItIsTold() throws Exception {
        PrintStream terminal = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            PlainProgram.main(new String[] {folder.resolve("tpp.properties").toString(), FORTUNEO.toString(), "0"});
        } finally {
            System.setOut(terminal);
        }

        assertThat(printed.toString(UTF_8)).matches("Open /connect at port [1-9][0-9]*\\R");
    }

    private static HttpResponse<String> get(String pathAndQuery, String cookie) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + program.port() + pathAndQuery);
        return BROWSER.send(HttpRequest.newBuilder(uri).header("Cookie", cookie).build(), BodyHandlers.ofString());
    }

    private static URI page(HttpResponse<String> connected) {
        assertThat(connected.statusCode()).isEqualTo(303);
        return URI.create(connected.headers().firstValue("Location").orElseThrow());
    }

    private static String cookie(HttpResponse<String> connected) {
        String cookie = connected.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static String back(URI callback) {
        return "/callback?" + callback.getRawQuery();
    }

    @Test
    void aCustomerConnectsAndSeesTheBalancesOnce() throws Exception {
        HttpResponse<String> connected = get("/connect", "");
        URI callback = files.simulator.approveAll(page(connected), DataSet.SEVERAL_ACCOUNTS);

        HttpResponse<String> answer = get(back(callback), "other=1; " + cookie(connected));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(files.simulator.customer(DataSet.SEVERAL_ACCOUNTS).accounts().stream()
                        .map(SimulatedAccount::name)
                        .toList())
                .contains("EUR");
        assertThat(get(back(callback), cookie(connected)).statusCode()).isEqualTo(400);
    }

    @Test
    void aCallbackInAnotherBrowserIsRefused() throws Exception {
        HttpResponse<String> mine = get("/connect", "");
        HttpResponse<String> theirs = get("/connect", "");
        URI callback = files.simulator.approveAll(page(theirs), DataSet.SEVERAL_ACCOUNTS);

        assertThat(get(back(callback), cookie(mine)).statusCode()).isEqualTo(502);
        assertThat(get(back(callback), "").statusCode()).isEqualTo(400);

        URI own = files.simulator.approveAll(page(mine), DataSet.SEVERAL_ACCOUNTS);
        assertThat(get(back(own), cookie(mine)).statusCode())
                .describedAs("what waits for this browser waits still")
                .isEqualTo(200);
    }

    @Test
    void aCustomerMaySayNo() throws Exception {
        HttpResponse<String> connected = get("/connect", "");

        assertThat(get(back(files.simulator.refuse(page(connected))), cookie(connected))
                        .statusCode())
                .isEqualTo(403);
    }
}
