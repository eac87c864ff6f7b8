package org.tppkit.core.internal.http;

import java.security.cert.X509Certificate;
import java.util.List;
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
}
