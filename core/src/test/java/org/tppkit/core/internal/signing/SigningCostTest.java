package org.tppkit.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.pki.TestPki;

class SigningCostTest {
    private static final int ROUNDS = 2_000;
    private static final long MOST_BYTES = 8 * 1024;
    private static final byte[] SIGNATURE = new byte[256];

    @Test
    void everythingButTheSignatureItselfNeedsLittleMemory() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        SignatureProfile profile = SignatureProfile.builder()
                .addHeaders("(request-target)", "digest", "x-request-id", "psu-ip-address", "date")
                .build();
        CavageMessageSigner signer = new CavageMessageSigner(new Free(), URI.create("https://tpp.example/qsealc.pem"));
        BankRequest request = BankRequest.of(
                        "POST", URI.create("https://api.bank.example/psd2/v1/accounts?dateFrom=2026-01-01"))
                .header("X-Request-ID", "95126d8f-ae9d-4ac3-ac9e-c357dcd78811")
                .header("PSU-IP-Address", "203.0.113.7")
                .header("Date", "Sun, 22 Nov 2026 12:00:00 GMT")
                .header("Authorization", "Bearer " + "x".repeat(40))
                .body(new byte[1024])
                .build();
        signManyTimes(signer, request, profile);
        long before = threads.getCurrentThreadAllocatedBytes();
        signManyTimes(signer, request, profile);
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / ROUNDS;

        assertThat(each).isLessThanOrEqualTo(MOST_BYTES);
    }

    private static void signManyTimes(CavageMessageSigner signer, BankRequest request, SignatureProfile profile) {
        for (int i = 0; i < ROUNDS; i++) {
            signer.sign(request, profile);
        }
    }

    /** A signer whose signature costs nothing, so that the rest can be seen. */
    private static final class Free implements Signer {
        @Override
        public List<X509Certificate> certificateChain() {
            return TestPki.shared().tpp().qsealc().chain();
        }

        @Override
        public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
            return SIGNATURE;
        }
    }
}
