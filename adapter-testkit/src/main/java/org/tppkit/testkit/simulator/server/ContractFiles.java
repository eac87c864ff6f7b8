package org.tppkit.testkit.simulator.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tppkit.testkit.pki.TlsContexts;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.DataSet;

/** What a verifier of contracts needs besides: settings of the signing proxy before one bank, and a consent to begin with. */
final class ContractFiles {

    static final String READY = "simulator.properties";
    private static final String PROXY = "proxy.properties";
    private static final String STATES_PROXY = "proxy-states.properties";
    private static final String REFRESH_TOKEN = "refresh-token";
    static final String STATE_TOKEN = "state-token-";

    private final ServerFolder folder;
    private final BankSimulator bank;
    private final TppCertificates tpp;
    private final URI redirectUri;
    private final URI keyIdUrl;

    ContractFiles(ServerFolder folder, SimulatorServer server, TppCertificates tpp) {
        this.folder = folder;
        this.bank = server.banks().get(0);
        this.tpp = tpp;
        this.redirectUri = server.redirectUri();
        this.keyIdUrl = server.keyIdUrl();
    }

    /** The token that a provider state left: where the settings for verifiers let the proxy look. */
    static void keep(ServerFolder folder, String bankId, String token) {
        try {
            folder.secretUntilStopped(STATE_TOKEN + bankId, token + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the state's token cannot be written", e);
        }
    }

    void write() throws IOException {
        folder.secret(REFRESH_TOKEN, refreshToken() + "\n");
        folder.text(PROXY, AddressFiles.properties(proxySettings("token.refreshTokenFile", REFRESH_TOKEN)));
        String stateToken = STATE_TOKEN + bank.bank().id();
        folder.text(STATES_PROXY, AddressFiles.properties(proxySettings("token.file", stateToken)));
        folder.textUntilStopped(READY, AddressFiles.properties(addresses()));
    }

    private Map<String, String> addresses() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("api", bank.apiUri().toString());
        values.put("authorization", bank.authorizationUri().toString());
        values.put("bank", bank.bank().id());
        values.put("clientId", SimulatorServer.clientId(bank.bank()));
        values.put("redirectUri", redirectUri.toString());
        values.put("keyIdUrl", keyIdUrl.toString());
        return values;
    }

    private Map<String, String> proxySettings(String tokenKey, String tokenFile) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("target", bank.apiUri().toString());
        values.put("pages", bank.authorizationUri().toString());
        values.put("identity.pkcs12", IdentityFiles.PKCS12);
        values.put("identity.password.file", IdentityFiles.PASSWORD_FILE);
        values.put("identity.keyIdUrl", keyIdUrl.toString());
        values.put("trust.pem", IdentityFiles.CA);
        values.put(tokenKey, tokenFile);
        return values;
    }

    /** A customer approves, and the code is exchanged as any client would. */
    private String refreshToken() throws IOException {
        String clientId = SimulatorServer.clientId(bank.bank());
        String redirect = URLEncoder.encode(redirectUri.toString(), StandardCharsets.UTF_8);
        URI page = URI.create(bank.authorizationUri() + "/authorize?response_type=code&client_id=" + clientId
                + "&redirect_uri=" + redirect + "&scope=aisp&state=simulator");
        String query = bank.approveAll(page, DataSet.MANY_TRANSACTIONS).getRawQuery();
        String code = query.replaceFirst(".*(^|&)(code=[^&]+).*", "$2");
        HttpRequest request = HttpRequest.newBuilder(URI.create(bank.apiUri() + "/oauth-authorizationcode-psd2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("client_id=" + clientId + "&grant_type=authorization_code&redirect_uri="
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
