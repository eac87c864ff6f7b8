package org.tppkit.adapter.arkea.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.tppkit.core.Consent;

/** Rounds in which all tokens are spent and several processes call at once, and what came of them. */
final class Tally {
    private static final int PRINTED = 100;

    private final Deployment deployment;
    private final String what;
    private int rounds;
    private int calls;
    private int refreshes;

    Tally(Deployment deployment, String what) {
        this.deployment = deployment;
        this.what = what;
    }

    void round(List<NodeProcess> nodes, Consent consent, int threads, int tries) {
        round(what, nodes, consent, threads, tries);
    }

    void round(String description, List<NodeProcess> nodes, Consent consent, int threads, int tries) {
        deployment.letTokensExpire();
        int before = deployment.refreshes();
        List<String> said = deployment.callAll(nodes, consent, threads, tries);
        assertThat(said).as(description).containsOnly("called OK=" + threads);
        assertThat(deployment.refreshes()).as(description).isEqualTo(before + 1);
        assertThat(deployment.isAlive(consent)).as(description).isTrue();
        rounds++;
        calls += nodes.size() * threads;
        refreshes += deployment.refreshes() - before;
        if (rounds % PRINTED == 0) {
            print();
        }
    }

    void print() {
        System.out.println(what + ": " + rounds + " rounds, " + calls + " calls, " + refreshes
                + " refreshes seen by the bank, 0 consents lost");
    }
}
