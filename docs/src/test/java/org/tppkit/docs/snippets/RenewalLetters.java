package org.tppkit.docs.snippets;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.event.ConsentEvent;

/** Asks each customer once to renew: told by {@code TppClient.builder().listener(…)}. */
final class RenewalLetters implements CallListener {
    private final Set<ConsentEvent> asked = ConcurrentHashMap.newKeySet();
    private final Consumer<String> letter;

    /** @param letter is given the consent's id; must not block: put it into a queue */
    RenewalLetters(Consumer<String> letter) {
        this.letter = letter;
    }

    @Override
    public void consentChanged(ConsentEvent event) {
        if (event instanceof ConsentEvent.RenewalDue due && asked.add(due)) { // told again with each refresh
            letter.accept(due.consent().id());
        }
    }
}
