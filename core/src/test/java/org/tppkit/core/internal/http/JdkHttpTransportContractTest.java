package org.tppkit.core.internal.http;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.tppkit.core.Settings;
import org.tppkit.ports.spi.http.HttpTransport;
import org.tppkit.testkit.contract.HttpTransportContract;
import org.tppkit.testkit.pki.KeyAndChain;

class JdkHttpTransportContractTest implements HttpTransportContract {
    @Override
    public HttpTransport transport(KeyAndChain qwac, List<X509Certificate> trusted, long largestAnswer) {
        Settings settings = Settings.builder().largestAnswer(largestAnswer).build();
        PresentingKeyManager identity = new PresentingKeyManager(qwac.key(), qwac.chain());
        return new JdkHttpTransport(TlsContext.of(identity, trusted), settings, TestTls.TIME);
    }

    @Override
    public Optional<String> whyGetsMayBeRepeated() {
        boolean once = "1".equals(System.getProperty("jdk.httpclient.redirects.retrylimit"));
        return once
                ? Optional.empty()
                : Optional.of("the JDK's HTTP client repeats it, unless Java is started with"
                        + " -Djdk.httpclient.redirects.retrylimit=1");
    }
}
