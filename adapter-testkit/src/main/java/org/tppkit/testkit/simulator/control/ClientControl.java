package org.tppkit.testkit.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.PspRole;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.internal.http.Json;

/** Reads and registers the applications of third parties. */
final class ClientControl {

    static final String[] FIELDS = {"clientId", "redirectUris", "qwac", "qsealc", "keyId", "roles", "root"};

    private static final int MOST_CLIENTS = 100;

    private ClientControl() {}

    static ObjectNode read(BankSimulator bank) {
        ObjectNode body = Json.object();
        ArrayNode clients = body.putArray("clients");
        bank.applications().forEach(application -> clients.add(describe(application)));
        return body;
    }

    static ObjectNode describe(RegisteredApplication application) {
        ObjectNode node = Json.object().put("clientId", application.clientId());
        ArrayNode redirects = node.putArray("redirectUris");
        application.redirectUris().forEach(uri -> redirects.add(uri.toString()));
        node.put("keyId", application.keyId().toString());
        ArrayNode roles = node.putArray("roles");
        application.roles().stream().sorted().forEach(role -> roles.add(role.name()));
        return node.put("qwacSha256", application.qwacSha256())
                .put("qsealcSha256", KeyAndChain.sha256(application.qsealc()))
                .put(
                        "qsealcSubject",
                        application.qsealc().getSubjectX500Principal().getName());
    }

    static RegisteredApplication register(BankSimulator bank, Fields fields) {
        String clientId = fields.text("clientId");
        if (!clientId.matches("[A-Za-z0-9._~-]{1,100}")) {
            throw Fields.wrong("clientId", "at most 100 letters, digits, dots, dashes, underscores or tildes");
        }
        List<X509Certificate> qwac = Pem.certificates("qwac", fields.text("qwac"));
        X509Certificate qsealc =
                Pem.certificates("qsealc", fields.text("qsealc")).get(0);
        if (!qsealc.getPublicKey().getAlgorithm().equals("RSA")) {
            throw Fields.wrong("qsealc", "a certificate of an RSA key: the banks take rsa-sha256 only");
        }
        RegisteredApplication application = new RegisteredApplication(
                clientId,
                redirectUris(fields),
                KeyAndChain.sha256(qwac.get(0)),
                qsealc,
                keyId(fields.text("keyId")),
                roles(fields));
        List<X509Certificate> trusted = fields.optionalText("root")
                .map(root -> Pem.certificates("root", root))
                .orElse(List.of(qwac.get(0)));
        boolean isNew =
                bank.applications().stream().noneMatch(known -> known.clientId().equals(clientId));
        if (isNew && bank.applications().size() >= MOST_CLIENTS) {
            throw new RefusedException(409, "a hundred clients are registered already", "delete some first");
        }
        bank.register(application, trusted);
        return application;
    }

    static void remove(BankSimulator bank, String clientId) {
        if (!bank.unregister(clientId)) {
            throw RefusedException.notFound("there is no such client", "list the clients of the bank");
        }
    }

    private static Set<URI> redirectUris(Fields fields) {
        List<String> texts = fields.texts("redirectUris").orElse(List.of());
        Set<URI> uris = new LinkedHashSet<>();
        texts.forEach(text -> uris.add(absolute("redirectUris", text)));
        if (uris.isEmpty() || uris.size() > 20) {
            throw Fields.wrong("redirectUris", "an array of 1 to 20 addresses");
        }
        return uris;
    }

    private static URI keyId(String text) {
        URI uri = absolute("keyId", text);
        if (!uri.getScheme().equals("https") || text.contains("\"")) {
            throw Fields.wrong("keyId", "the https address of the seal certificate, as it stands in the signature");
        }
        return uri;
    }

    private static URI absolute(String name, String text) {
        try {
            URI uri = new URI(text);
            if (uri.isAbsolute() && uri.getRawAuthority() != null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw notAnAddress(name);
        }
        throw notAnAddress(name);
    }

    private static RefusedException notAnAddress(String name) {
        return Fields.wrong(name, "whole addresses with scheme and host, without a fragment");
    }

    private static Set<PspRole> roles(Fields fields) {
        Set<PspRole> roles = EnumSet.noneOf(PspRole.class);
        for (String name : fields.texts("roles").orElse(List.of("PSP_PI", "PSP_AI", "PSP_IC"))) {
            switch (name) {
                case "PSP_PI" -> roles.add(PspRole.PSP_PI);
                case "PSP_AI" -> roles.add(PspRole.PSP_AI);
                case "PSP_IC" -> roles.add(PspRole.PSP_IC);
                default -> throw Fields.wrong("roles", "some of PSP_PI, PSP_AI, PSP_IC");
            }
        }
        return roles;
    }
}
