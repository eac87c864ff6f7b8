package org.tppkit.testkit.contract;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tppkit.ports.spi.http.HttpTransport;
import org.tppkit.testkit.pki.KeyAndChain;

/** The contract over whatever transport a thread puts here; not found by the build, for its name is none of a test. */
class TransportOnTrial implements HttpTransportContract {
    private static final ThreadLocal<Supplier<? extends OpenTransport>> MAKING = new ThreadLocal<>();

    private final Supplier<? extends OpenTransport> making = MAKING.get();

    static ContractRun all(Supplier<? extends OpenTransport> transports) {
        MAKING.set(transports);
        return ContractRun.of(TransportOnTrial.class);
    }

    static ContractRun rule(String rule, Supplier<? extends OpenTransport> transports) {
        MAKING.set(transports);
        return ContractRun.of(TransportOnTrial.class, rule);
    }

    @Override
    public HttpTransport transport(KeyAndChain qwac, List<X509Certificate> trusted, long largestAnswer) {
        return making.get().open(qwac, trusted, largestAnswer);
    }

    @Override
    public Optional<String> whyGetsMayBeRepeated() {
        return making.get().whyGetsMayBeRepeated();
    }

    @Override
    public Duration guard() {
        return making.get().guard();
    }
}
