package org.tppkit.testkit.simulator.internal.oauth;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.tppkit.testkit.simulator.RegisteredApplication;

/** The applications registered at the bank. */
public final class Applications {

    private final List<RegisteredApplication> all = new CopyOnWriteArrayList<>();

    /** Registers an application; one with the same client id is replaced. */
    public void register(RegisteredApplication application) {
        synchronized (all) {
            all.removeIf(known -> known.clientId().equals(application.clientId()));
            all.add(application);
        }
    }

    /** Forgets an application; returns whether there was one. */
    public boolean remove(String clientId) {
        synchronized (all) {
            return all.removeIf(known -> known.clientId().equals(clientId));
        }
    }

    /** A copy of all. */
    public List<RegisteredApplication> all() {
        return List.copyOf(all);
    }

    /** The application with that client id. */
    public Optional<RegisteredApplication> byClientId(String clientId) {
        return all.stream()
                .filter(application -> application.clientId().equals(clientId))
                .findFirst();
    }

    /** The organisation that the application's seal certificate names. */
    public Optional<String> organisation(String clientId) {
        return byClientId(clientId)
                .map(application ->
                        application.qsealc().getSubjectX500Principal().getName())
                .flatMap(Applications::organisationIn);
    }

    private static Optional<String> organisationIn(String distinguishedName) {
        try {
            return new LdapName(distinguishedName)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("O"))
                            .map(part -> String.valueOf(part.getValue()))
                            .findFirst();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    /** The applications whose client certificate this is. */
    public List<RegisteredApplication> byCertificate(X509Certificate certificate) {
        return all.stream().filter(application -> application.owns(certificate)).toList();
    }
}
