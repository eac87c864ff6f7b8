package org.tppkit.testkit.simulator;

import java.net.URI;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.PspRole;
import org.tppkit.testkit.simulator.internal.oauth.Applications;

/**
 * The application that the pacts speak for. Where the bank does not know it, it is the bank's first application under
 * another name, so that the same certificates serve.
 */
final class StateParty {

    static final String CLIENT_ID = "my-api-key";
    static final URI REDIRECT = URI.create("https://tpp.example/callback");

    private final Applications applications;
    private Optional<RegisteredApplication> before = Optional.empty();
    private boolean joined;

    StateParty(Applications applications) {
        this.applications = applications;
    }

    /** Registers it as the pacts need it. */
    void join() {
        if (!joined) {
            before = applications.byClientId(CLIENT_ID);
            RegisteredApplication like = before.or(
                            () -> applications.all().stream().findFirst())
                    .orElseThrow(() -> new IllegalStateException("the bank has no application that could be a client"));
            register(like, like.qwacSha256(), EnumSet.allOf(PspRole.class));
            joined = true;
        }
    }

    private void register(RegisteredApplication like, String certificate, Set<PspRole> roles) {
        Set<URI> redirectUris = new HashSet<>(like.redirectUris());
        redirectUris.add(REDIRECT);
        applications.register(
                new RegisteredApplication(CLIENT_ID, redirectUris, certificate, like.qsealc(), like.keyId(), roles));
    }

    /** It may do everything but initiate payments. */
    void mayNotPay() {
        RegisteredApplication party = party();
        register(party, party.qwacSha256(), Set.of(PspRole.PSP_AI));
    }

    /** Its certificate is another one: the seal's, which nobody shows at the door. */
    void hasAnotherCertificate() {
        RegisteredApplication party = party();
        register(party, KeyAndChain.sha256(party.qsealc()), party.roles());
    }

    /** Everything is as it was before it joined. */
    void leave() {
        if (joined) {
            applications.remove(CLIENT_ID);
            before.ifPresent(applications::register);
            joined = false;
        }
    }

    private RegisteredApplication party() {
        return applications.byClientId(CLIENT_ID).orElseThrow();
    }
}
