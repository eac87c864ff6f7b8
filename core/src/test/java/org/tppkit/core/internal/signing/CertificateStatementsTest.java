package org.tppkit.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tppkit.core.internal.signing.CertificateStatements.Absent;
import org.tppkit.core.internal.signing.CertificateStatements.Malformed;
import org.tppkit.core.internal.signing.CertificateStatements.Stated;
import org.tppkit.testkit.pki.TestPki;

class CertificateStatementsTest {
    private static final X509Certificate QSEALC =
            TestPki.shared().tpp().qsealc().certificate();
    private static final String QC_STATEMENTS = "1.3.6.1.5.5.7.1.3";

    private enum Outcome {
        READ,
        MALFORMED,
        ABSENT,
        UNREADABLE
    }

    @Test
    void aRightCertificateIsReadByItsIdentifiers() {
        CertificateStatements statements = CertificateStatements.of(QSEALC);

        assertThat(statements.compliant()).isTrue();
        assertThat(statements.types()).containsExactly("eseal");
        assertThat(statements.fault()).isEmpty();
        assertThat(statements.psd2()).isInstanceOfSatisfying(Stated.class, stated -> {
            assertThat(stated.roles())
                    .extracting(CertificateStatements.Role::known)
                    .containsExactlyInAnyOrder("PSP_PI", "PSP_AI", "PSP_IC");
            assertThat(stated.authorityId()).isEqualTo("FR-ACPR");
            assertThat(stated.authorityName()).startsWith("Autorité");
        });
    }

    @Test
    void aCertificateWithoutStatementsHasNone() {
        CertificateStatements statements =
                CertificateStatements.of(TestPki.shared().server().certificate());

        assertThat(statements.psd2()).isEqualTo(new Absent());
        assertThat(statements.types()).isEmpty();
    }

    /** Whatever the bytes are, reading ends with an answer; and the changes do reach all kinds of answers. */
    @Test
    void bytesThatAreFlippedAreReadOrNamed() {
        byte[] right = QSEALC.getExtensionValue(QC_STATEMENTS);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            for (int round = 0; round < 500; round++) {
                byte[] broken = broken(right, random);
                try {
                    outcomes.merge(outcome(CertificateStatements.of(broken)), 1, Integer::sum);
                } catch (RuntimeException | Error e) {
                    throw new AssertionError("seed " + seed + ", round " + round, e);
                }
            }
        }
        assertThat(outcomes).containsOnlyKeys(Outcome.values());
    }

    private static Outcome outcome(CertificateStatements statements) {
        if (statements.fault().isPresent()) {
            return Outcome.UNREADABLE;
        }
        if (statements.psd2() instanceof Malformed malformed) {
            assertThat(malformed.what()).isNotBlank();
            return Outcome.MALFORMED;
        }
        return statements.psd2() instanceof Stated ? Outcome.READ : Outcome.ABSENT;
    }

    private static byte[] broken(byte[] right, Random random) {
        byte[] broken = right.clone();
        for (int flips = random.nextInt(3); flips >= 0; flips--) {
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(broken, random.nextInt(broken.length)) : broken;
    }

    @Test
    void deepNestingDoesNoHarm() {
        int depth = 4_000;
        byte[] nested = new byte[depth * 2];
        for (int i = 0; i < depth; i++) {
            nested[2 * i] = 0x30;
            nested[2 * i + 1] = (byte) 0x80;
        }
        byte[] octets = new byte[nested.length + 4];
        octets[0] = 0x04;
        octets[1] = (byte) 0x82;
        octets[2] = (byte) (nested.length >> 8);
        octets[3] = (byte) nested.length;
        System.arraycopy(nested, 0, octets, 4, nested.length);

        assertThat(CertificateStatements.of(octets).fault()).isPresent();
    }
}
