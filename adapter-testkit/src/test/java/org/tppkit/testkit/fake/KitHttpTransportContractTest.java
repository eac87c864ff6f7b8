package org.tppkit.testkit.fake;

import java.security.cert.X509Certificate;
import java.util.List;
import org.tppkit.ports.spi.http.HttpTransport;
import org.tppkit.testkit.contract.HttpTransportContract;
import org.tppkit.testkit.pki.KeyAndChain;

class KitHttpTransportContractTest implements HttpTransportContract {
    @Override
    public HttpTransport transport(KeyAndChain qwac, List<X509Certificate> trusted, long largestAnswer) {
        return KitHttpTransport.of(qwac, trusted.toArray(new X509Certificate[0]))
                .withLimit(largestAnswer);
    }
}
