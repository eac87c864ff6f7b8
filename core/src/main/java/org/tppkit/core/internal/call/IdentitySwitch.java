package org.tppkit.core.internal.call;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.signing.CavageMessageSigner;
import org.tppkit.core.internal.signing.KeySigner;
import org.tppkit.core.internal.signing.LoadedIdentity;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.HttpTransport;
import org.tppkit.ports.spi.signing.MessageSigner;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;

/**
 * What an application proves itself with: certificate, key and keyId URL, changed together. An attempt keeps what it began
 * with: its signature and its connection never come from two identities. Safe for many threads.
 *
 * <p>An adapter signs through {@link #messageSigner()}, which knows by the calling thread which attempt it works for: an
 * attempt belongs to one thread.
 */
public final class IdentitySwitch implements IdentityUse.Source {
    /** What the attempt of each thread holds; attempts never cross threads. */
    private static final ThreadLocal<Use> USES = new ThreadLocal<>();

    private final Executor signing;
    private volatile Shown shown;

    /** An identity with its connections, as it is shown at a time. */
    private record Shown(LoadedIdentity identity, IdentityTransport transport, Signer signer, MessageSigner messages) {}

    /**
     * A switch that shows its first identity.
     *
     * @param transport the identity's connections, held for this switch
     * @param signing runs signers that may keep their callers waiting
     */
    public IdentitySwitch(LoadedIdentity first, IdentityTransport transport, Executor signing) {
        this.signing = signing;
        this.shown = shown(first, transport);
    }

    /** Whether attempts show that identity from now on. */
    public boolean shows(LoadedIdentity identity) {
        return shown.identity().equals(identity);
    }

    /**
     * Attempts from now on show another identity; those that run keep theirs.
     *
     * @param transport the identity's connections, held for this switch
     */
    public synchronized void change(LoadedIdentity identity, IdentityTransport transport) {
        Shown before = shown;
        shown = shown(identity, transport);
        before.transport().release();
    }

    private Shown shown(LoadedIdentity identity, IdentityTransport transport) {
        Signer signer = patient(identity.signer());
        return new Shown(identity, transport, signer, new CavageMessageSigner(signer, identity.keyIdUrl()));
    }

    /** Signs for the attempt of the calling thread. */
    public MessageSigner messageSigner() {
        return (request, profile) -> {
            Use use = useHere();
            if (use == null) {
                return shown.messages().sign(request, profile);
            }
            use.beforeSigning.accept(request);
            return use.held.messages().sign(request, profile);
        };
    }

    /** Signs for the attempt of the calling thread. */
    public Signer signer() {
        return new Signer() {
            @Override
            public List<X509Certificate> certificateChain() {
                return here().signer().certificateChain();
            }

            @Override
            public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
                return here().signer().sign(algorithm, message);
            }
        };
    }

    @Override
    public IdentityUse begin(Deadline deadline, Consumer<BankRequest> beforeSigning) {
        while (true) {
            Shown now = shown;
            if (now.transport().hold()) {
                Use use = new Use(now, deadline, beforeSigning, USES.get());
                USES.set(use);
                return use;
            }
            // Changed at this very moment: the next look finds the new one.
        }
    }

    private Shown here() {
        Use use = useHere();
        return use == null ? shown : use.held;
    }

    private @Nullable Use useHere() {
        Use use = USES.get();
        return use != null && use.owner() == this ? use : null;
    }

    /** Keys in memory sign at once. Of the others nobody knows, so that the call's deadline has to hold for them. */
    private Signer patient(Signer signer) {
        return signer instanceof KeySigner key && key.signsInMemory() ? signer : new PatientSigner(signer);
    }

    /** An identity in the hands of one attempt. */
    private final class Use implements IdentityUse {
        private final Shown held;
        private final Deadline deadline;
        private final Consumer<BankRequest> beforeSigning;
        private final @Nullable Use outer;

        private Use(Shown held, Deadline deadline, Consumer<BankRequest> beforeSigning, @Nullable Use outer) {
            this.held = held;
            this.deadline = deadline;
            this.beforeSigning = beforeSigning;
            this.outer = outer;
        }

        private IdentitySwitch owner() {
            return IdentitySwitch.this;
        }

        @Override
        public HttpTransport transport() {
            return held.transport().transport();
        }

        @Override
        public void close() {
            if (outer == null) {
                USES.remove();
            } else {
                USES.set(outer);
            }
            held.transport().release();
        }
    }

    /** Lets a caller wait no longer than its call may take. */
    private final class PatientSigner implements Signer {
        private final Signer signer;

        PatientSigner(Signer signer) {
            this.signer = signer;
        }

        @Override
        public List<X509Certificate> certificateChain() {
            return signer.certificateChain();
        }

        @Override
        public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
            Use use = useHere();
            return use == null
                    ? signer.sign(algorithm, message)
                    : TimedSignature.of(() -> signer.sign(algorithm, message), use.deadline, signing);
        }
    }
}
