package org.tppkit.testkit.simulator.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tppkit.testkit.pki.TppProfile;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.SimulatedBank;

/** Where everything listens, in three forms: for TPPKit, for a shell, and for any program. */
final class AddressFiles {

    static final String ADDRESSES = "addresses.json";
    static final String SHELL = "simulator.env";
    static final String SETTINGS = "tppkit.properties";
    static final String CONTROL_TOKEN = "control.token";

    private final ServerFolder folder;
    private final SimulatorServer server;

    AddressFiles(ServerFolder folder, SimulatorServer server) {
        this.folder = folder;
        this.server = server;
    }

    /** Takes away what a run that was killed left behind. */
    static void forgetEarlierRuns(ServerFolder folder) throws IOException {
        for (String name : List.of(ADDRESSES, SHELL, CONTROL_TOKEN, ContractFiles.READY)) {
            folder.forget(name);
        }
        for (SimulatedBank bank : SimulatedBank.values()) {
            folder.forget(ContractFiles.STATE_TOKEN + bank.id());
        }
    }

    /** Writes all of them, {@code addresses.json} last. */
    void write(String controlToken) throws IOException {
        folder.secretUntilStopped(CONTROL_TOKEN, controlToken + "\n");
        folder.text(SETTINGS, properties(settings()));
        folder.textUntilStopped(SHELL, variables());
        folder.textUntilStopped(ADDRESSES, json());
    }

    // ------------------------------------------------------------------ addresses.json

    private String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("pid", ProcessHandle.current().pid());
        root.putObject("control").put("address", server.controlUri().toString()).put("tokenFile", CONTROL_TOKEN);
        root.putObject("identity")
                .put("pkcs12", IdentityFiles.PKCS12)
                .put("passwordFile", IdentityFiles.PASSWORD_FILE)
                .put("qwacCertificate", IdentityFiles.QWAC)
                .put("qwacKey", IdentityFiles.QWAC_KEY)
                .put("qsealcCertificate", IdentityFiles.QSEALC)
                .put("qsealcKey", IdentityFiles.QSEALC_KEY)
                .put("keyIdUrl", server.keyIdUrl().toString());
        root.put("trust", IdentityFiles.CA);
        root.put("redirectUri", server.redirectUri().toString());
        for (BankSimulator bank : server.banks()) {
            root.withArray("banks")
                    .addObject()
                    .put("id", bank.bank().id())
                    .put("name", bank.bank().displayName())
                    .put("api", bank.apiUri().toString())
                    .put("authorization", bank.authorizationUri().toString())
                    .put("clientId", SimulatorServer.clientId(bank.bank()));
        }
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    // ------------------------------------------------------------------ for a shell

    private String variables() {
        BankSimulator bank = server.banks().get(0);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("SIM_FOLDER", folder.path().toString());
        values.put("SIM_BANK", bank.bank().id());
        values.put("SIM_API", bank.apiUri().toString());
        values.put("SIM_AUTHORIZATION", bank.authorizationUri().toString());
        values.put("SIM_CLIENT_ID", SimulatorServer.clientId(bank.bank()));
        values.put("SIM_REDIRECT_URI", server.redirectUri().toString());
        values.put("SIM_KEY_ID_URL", server.keyIdUrl().toString());
        values.put("SIM_CONTROL", server.controlUri().toString());
        return "# Of the first bank; read it with:  . simulator.env\n"
                + values.entrySet().stream()
                        .map(entry -> entry.getKey() + "='" + entry.getValue().replace("'", "'\\''") + "'\n")
                        .collect(Collectors.joining());
    }

    // ------------------------------------------------------------------ for TPPKit

    private Map<String, String> settings() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("environment", "SANDBOX");
        values.put("identity.pkcs12", absolute(IdentityFiles.PKCS12));
        values.put("identity.password.file", absolute(IdentityFiles.PASSWORD_FILE));
        values.put("identity.keyIdUrl", server.keyIdUrl().toString());
        values.put("trust.pem", absolute(IdentityFiles.CA));
        values.put("initiatingParty.name", TppProfile.standard().name());
        for (BankSimulator bank : server.banks()) {
            String prefix = "bank.arkea." + bank.bank().id() + ".";
            values.put(prefix + "api", bank.apiUri().toString());
            values.put(prefix + "authorization", bank.authorizationUri().toString());
            values.put(prefix + "clientId", SimulatorServer.clientId(bank.bank()));
            values.put(prefix + "redirectUri", server.redirectUri().toString());
        }
        return values;
    }

    private String absolute(String name) {
        return folder.file(name).toString();
    }

    /** As {@code java.util.Properties} reads it, in UTF-8. */
    static String properties(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\") + "\n")
                .collect(Collectors.joining());
    }
}
