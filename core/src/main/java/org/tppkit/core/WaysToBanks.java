package org.tppkit.core;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.tppkit.core.internal.call.Connection;
import org.tppkit.core.internal.call.IdentitySwitch;
import org.tppkit.core.internal.call.IdentityTransport;
import org.tppkit.core.internal.call.IdentityUse;
import org.tppkit.core.internal.call.UnattendedPause;
import org.tppkit.core.internal.http.AllowedOrigins;
import org.tppkit.core.internal.http.AnswerGuard;
import org.tppkit.core.internal.http.AnswerKeys;
import org.tppkit.core.internal.http.HostSlots;
import org.tppkit.core.internal.http.JdkHttpTransport;
import org.tppkit.core.internal.http.TlsContext;
import org.tppkit.core.internal.signing.LoadedIdentity;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.spi.http.HttpTransport;

/**
 * Each application's way to its bank, and the identity that it shows there. Applications with one identity share its
 * connections; an identity that no application shows any more loses them. Used by any number of threads.
 */
final class WaysToBanks {
    private final List<X509Certificate> trust;
    private final Settings settings;
    private final Time time;
    private final Executor signing;
    private final BooleanSupplier closed;
    private final HostSlots slots;
    private final IdentityHashMap<LoadedIdentity, OpenTransport> transports = new IdentityHashMap<>();
    private final Map<BankId, Way> ways = new HashMap<>();

    /** An application's way to its bank, and what it shows there. */
    private record Way(Connection connection, IdentitySwitch identity) {}

    /** An identity's connections, and who holds them. */
    private record OpenTransport(JdkHttpTransport connections, IdentityTransport shared) {}

    WaysToBanks(List<X509Certificate> trust, Settings settings, Time time, Executor signing, BooleanSupplier closed) {
        this.trust = trust;
        this.settings = settings;
        this.time = time;
        this.signing = signing;
        this.closed = closed;
        this.slots = new HostSlots(settings);
    }

    /** An application's way. */
    Connection connection(ClientParts.Line line) {
        return way(line).connection();
    }

    /** What an application shows. */
    IdentitySwitch identity(ClientParts.Line line) {
        return way(line).identity();
    }

    /** Whether another identity is shown from now on; not so where it is the one that is shown already. */
    synchronized boolean change(ClientParts.Line line, LoadedIdentity identity) {
        IdentitySwitch shown = way(line).identity();
        if (shown.shows(identity)) {
            return false;
        }
        IdentityTransport held = heldTransport(identity);
        try {
            shown.change(identity, held);
        } catch (RuntimeException | Error e) {
            if (!shown.shows(identity)) {
                held.release(); // a signer that breaks now, say: these connections would serve nobody
            }
            throw e;
        }
        return true;
    }

    /** One way per application, whatever the version: a pause after trouble holds for all of them. */
    private synchronized Way way(ClientParts.Line line) {
        return ways.computeIfAbsent(line.bank().id(), id -> {
            IdentitySwitch identity = new IdentitySwitch(line.identity(), heldTransport(line.identity()), signing);
            Connection connection = new Connection(
                    id,
                    new AllowedOrigins(line.endpoints()),
                    identity,
                    answers(line, identity),
                    slots,
                    new UnattendedPause(settings.retries().outagePause(), time),
                    time,
                    closed);
            return new Way(connection, identity);
        });
    }

    private AnswerGuard answers(ClientParts.Line line, IdentitySwitch identity) {
        if (line.rules().answerSignatures() == AnswerSignatures.OFF) {
            return AnswerGuard.off();
        }
        Set<String> hosts = new HashSet<>(line.rules().answerKeyHosts());
        hosts.add(line.endpoints().api().getHost());
        line.endpoints().otherOrigins().forEach(origin -> hosts.add(origin.getHost()));
        return AnswerGuard.of(
                line.rules().answerSignatures(),
                new AnswerKeys(hosts, line.rules().answerOrganization(), shownBy(identity), time));
    }

    /** Connections of whatever identity the application shows at the time. */
    private HttpTransport shownBy(IdentitySwitch identity) {
        return (request, timeout) -> {
            try (IdentityUse use = identity.begin(Deadline.in(timeout, time), signed -> {})) {
                return use.transport().exchange(request, timeout);
            }
        };
    }

    /** One HTTP client per identity: the TLS connections of two identities must not mix. The caller holds it. */
    private IdentityTransport heldTransport(LoadedIdentity identity) {
        OpenTransport open = transports.get(identity);
        if (open == null || !open.shared().hold()) {
            open = openTransport(identity);
            open.shared().hold();
            transports.put(identity, open);
        }
        return open.shared();
    }

    private OpenTransport openTransport(LoadedIdentity identity) {
        JdkHttpTransport connections = new JdkHttpTransport(
                TlsContext.of(identity.keyManager(), trust, settings.revocation()), settings, time);
        return new OpenTransport(
                connections, new IdentityTransport(connections, () -> closeTransport(identity, connections)));
    }

    private void closeTransport(LoadedIdentity identity, JdkHttpTransport unused) {
        synchronized (this) {
            OpenTransport known = transports.get(identity);
            if (known != null && known.connections() == unused) {
                transports.remove(identity);
            }
        }
        unused.close();
    }

    synchronized int openIdentities() {
        return transports.size();
    }

    /** Closes all connections. */
    void close() {
        List<OpenTransport> open;
        synchronized (this) {
            open = List.copyOf(transports.values());
            transports.clear();
        }
        open.forEach(each -> each.connections().close());
    }
}
