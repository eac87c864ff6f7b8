package org.tppkit.testkit.simulator.internal.oauth;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.tppkit.testkit.simulator.RegisteredApplication;

/** The applications registered at the bank. */
public final class Applications {

    /** Replaced as a whole, so that calls meanwhile find an application that is registered anew: as before, or as new. */
    private volatile List<RegisteredApplication> all = List.of();

    /** Registers an application; one with the same client id is replaced. */
    public synchronized void register(RegisteredApplication application) {
        List<RegisteredApplication> others = without(application.clientId());
        others.add(application);
        all = List.copyOf(others);
    }

    /** Forgets an application; returns whether there was one. */
    public synchronized boolean remove(String clientId) {
        List<RegisteredApplication> others = without(clientId);
        boolean known = others.size() < all.size();
        all = List.copyOf(others);
        return known;
    }

    private List<RegisteredApplication> without(String clientId) {
        List<RegisteredApplication> others = new ArrayList<>(all);
        others.removeIf(known -> known.clientId().equals(clientId));
        return others;
    }

    /** All as they are now. */
    public List<RegisteredApplication> all() {
        return all;
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
