package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/**
 * What a process of its own leaves in its memory and on its disk. Strings cannot be wiped in Java, and a key object has no
 * destroy that works: what can be asked is that nothing refers to them any more.
 */
@Timeout(120)
class SecretsInMemoryTest {
    private static final TppCertificates TPP = TestPki.shared().tpp();
    private static final String PASSWORD = "canary-passphrase-of-file";

    private static final String TOKEN = "canary-access-token-of-user";

    @TempDir
    private static Path folder;

    private static Path temporary;
    private static byte[] inUse;
    private static byte[] afterwards;

    @BeforeAll
    static void runAProcess() throws Exception {
        temporary = Files.createDirectory(folder.resolve("temporary"));
        Path working = Files.createDirectory(folder.resolve("working"));
        Path file = Files.write(folder.resolve("tpp.p12"), TPP.toPkcs12(PASSWORD.toCharArray()));
        Path trust = Files.writeString(
                folder.resolve("trust.pem"), KeyAndChain.pem(TestPki.shared().caCertificate()));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Xmx128m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-Duser.home=" + working,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SecretsInMemoryProgram.class.getName(),
                        file.toString(),
                        trust.toString(),
                        SecretsInMemoryProgram.backwards(PASSWORD),
                        SecretsInMemoryProgram.backwards(TOKEN),
                        folder.toString())
                .directory(working.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        inUse = Files.readAllBytes(folder.resolve("in-use.hprof"));
        afterwards = Files.readAllBytes(folder.resolve("afterwards.hprof"));
    }

    @Test
    @DisplayName(
            "L4 while a client runs, its heap holds each private key in its JCA key object only, and no passphrase")
    void theHeapHoldsKeysOnce() {
        // The encoded key and the number that is computed with: both fields of one key object.
        assertThat(count(inUse, exponent(TPP.qsealc().key()))).isBetween(1, 2);
        assertThat(count(inUse, exponent(TPP.qwac().key()))).isBetween(1, 2);
        assertThat(count(inUse, TOKEN.getBytes(StandardCharsets.ISO_8859_1)))
                .as("the search finds what is there")
                .isPositive();
        assertNowhere(inUse, PASSWORD);
    }

    @Test
    @DisplayName("L4 after close() keys, passphrase and tokens are garbage")
    void nothingIsLeftAfterwards() {
        assertThat(count(afterwards, exponent(TPP.qsealc().key()))).isZero();
        assertThat(count(afterwards, exponent(TPP.qwac().key())))
                .as("the JDK's HTTP client takes some seconds to end, and holds the QWAC's key object until then")
                .isLessThanOrEqualTo(2);
        assertNowhere(afterwards, PASSWORD);
        assertNowhere(afterwards, TOKEN);
    }

    @Test
    @DisplayName("T14 no temporary file and no key store is written")
    void noFileIsWritten() throws IOException {
        for (Path empty : List.of(temporary, folder.resolve("working"))) {
            try (Stream<Path> files = Files.list(empty)) {
                assertThat(files).isEmpty();
            }
        }
    }

    private static void assertNowhere(byte[] heap, String secret) {
        assertThat(count(heap, secret.getBytes(StandardCharsets.ISO_8859_1))).isZero();
        assertThat(count(heap, secret.getBytes(StandardCharsets.UTF_16BE))).isZero();
        assertThat(count(heap, secret.getBytes(StandardCharsets.UTF_16LE))).isZero();
    }

    /** Big-endian, as it stands in PKCS#8 and, in a heap dump, in a BigInteger. */
    private static byte[] exponent(PrivateKey key) {
        BigInteger exponent = ((RSAPrivateKey) key).getPrivateExponent();
        byte[] bytes = exponent.toByteArray();
        return Arrays.copyOfRange(bytes, bytes.length - 128, bytes.length);
    }

    private static int count(byte[] heap, byte[] wanted) {
        int count = 0;
        for (int i = 0; i <= heap.length - wanted.length; i++) {
            if (heap[i] == wanted[0] && Arrays.equals(heap, i, i + wanted.length, wanted, 0, wanted.length)) {
                count++;
            }
        }
        return count;
    }
}
