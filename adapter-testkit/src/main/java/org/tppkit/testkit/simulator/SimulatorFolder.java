package org.tppkit.testkit.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TlsContexts;
import org.tppkit.testkit.pki.TppCertificates;

/** What a client outside the process needs to work with the simulator. All keys are throw-away. */
final class SimulatorFolder {
    private static final String CLIENT_ID = "my-api-key";
    private static final URI REDIRECT = URI.create("https://tpp.example/callback");
    private static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");
    private static final String PASSWORD = "throw-away";

    private final Path folder;

    SimulatorFolder(Path folder) {
        this.folder = folder;
    }

    static RegisteredApplication application() {
        return RegisteredApplication.of(CLIENT_ID, REDIRECT, TestPki.shared().tpp(), KEY_ID);
    }

    void write(BankSimulator bank) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("simulator.properties"));
        TppCertificates tpp = TestPki.shared().tpp();
        text("ca.pem", KeyAndChain.pem(bank.caCertificate()));
        Files.write(folder.resolve("tpp.p12"), tpp.toPkcs12(PASSWORD.toCharArray()));
        text("tpp.password", PASSWORD + "\n");
        text("qwac.pem", tpp.qwac().chainPem());
        text("qwac.key", tpp.qwac().keyPem());
        text("qsealc.pem", tpp.qsealc().chainPem());
        text("qsealc.key", tpp.qsealc().keyPem());
        text("refresh-token", refreshToken(bank, tpp) + "\n");
        text("proxy.properties", lines(proxySettings(bank)));
        Path ready = folder.resolve("simulator.properties.new");
        Files.writeString(ready, lines(addresses(bank)), StandardCharsets.UTF_8);
        Files.move(ready, folder.resolve("simulator.properties"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Map<String, String> addresses(BankSimulator bank) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("api", bank.apiUri().toString());
        values.put("authorization", bank.authorizationUri().toString());
        values.put("bank", bank.bank().id());
        values.put("clientId", CLIENT_ID);
        values.put("redirectUri", REDIRECT.toString());
        values.put("keyIdUrl", KEY_ID.toString());
        return values;
    }

    private static Map<String, String> proxySettings(BankSimulator bank) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("target", bank.apiUri().toString());
        values.put("pages", bank.authorizationUri().toString());
        values.put("identity.pkcs12", "tpp.p12");
        values.put("identity.password.file", "tpp.password");
        values.put("identity.keyIdUrl", KEY_ID.toString());
        values.put("trust.pem", "ca.pem");
        values.put("token.refreshTokenFile", "refresh-token");
        return values;
    }

    private static String lines(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private void text(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    /** A customer approves, and the code is exchanged as any client would. */
    private static String refreshToken(BankSimulator bank, TppCertificates tpp) throws IOException {
        String redirect = URLEncoder.encode(REDIRECT.toString(), StandardCharsets.UTF_8);
        URI page = URI.create(bank.authorizationUri() + "/authorize?response_type=code&client_id=" + CLIENT_ID
                + "&redirect_uri=" + redirect + "&scope=aisp&state=simulator");
        String query = bank.approveAll(page, DataSet.MANY_TRANSACTIONS).getRawQuery();
        String code = query.replaceFirst(".*(^|&)(code=[^&]+).*", "$2");
        HttpRequest request = HttpRequest.newBuilder(URI.create(bank.apiUri() + "/oauth-authorizationcode-psd2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("client_id=" + CLIENT_ID + "&grant_type=authorization_code&redirect_uri="
                        + redirect + "&" + code))
                .build();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(TlsContexts.client(tpp.qwac(), bank.caCertificate()))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new ObjectMapper()
                    .readTree(answer.body())
                    .required("refresh_token")
                    .asText();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the consent was given", e);
        }
    }
}
