package org.tppkit.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of signers holds against signers that are wrong in one thing each. */
class KitFailsWrongSignersTest {

    @Test
    void aRightSignerPassesAllOfIt() {
        ContractRun run = SignerOnTrial.all(new OpenSigner());

        assertThat(run.messages()).isEmpty();
        assertThat(run.aborted()).isZero();
        assertThat(run.passed()).isEqualTo(5);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("wrongSigners")
    void aWrongSignerFails(OpenSigner signer, String rule, String name, String seen, String look) {
        ContractRun run = SignerOnTrial.rule(rule, signer);

        assertThat(run.brokenRules()).containsExactly(rule);
        assertThat(run.messages())
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .containsPattern("\nSeen: .*" + seen)
                        .containsPattern("\nLook at: .*" + look));
    }

    static Stream<Arguments> wrongSigners() {
        return Stream.of(
                wrong(
                        "SG-01",
                        new WrongSigners.SignsWithAnotherKey(),
                        "does not verify",
                        "key must be that of the first"),
                wrong("SG-01", new WrongSigners.SignsTheDigest(), "message of one line", "not its digest"),
                wrong(
                        "SG-01",
                        new WrongSigners.KnowsOneAlgorithm(),
                        "by RSA_SHA512 does not verify",
                        "sign the message"),
                wrong("SG-01", new WrongSigners.GivesBase64(), "does not verify", "not Base64"),
                wrong("SG-01", new WrongSigners.CutsLongMessages(), "a message of 1 MiB", "sign the message itself"),
                wrong(
                        "SG-01",
                        new WrongSigners.RefusesEmptyMessages(),
                        "an empty message could not",
                        "sign the message"),
                wrong("SG-02", new WrongSigners.SharesOneSignature(), "of 32 signatures", "one for each"),
                wrong("SG-03", new WrongSigners.ShowsThePinInTheCause(), "a secret stands in", "leave out its message"),
                wrong(
                        "SG-03",
                        new WrongSigners.ShowsThePinInToString(),
                        "or the signer's toString",
                        "write a toString"),
                wrong(
                        "SG-03",
                        new WrongSigners.ThrowsWhatTheProviderThrows(),
                        "threw .*ProviderException",
                        "wrap what"),
                wrong("SG-04", new WrongSigners.BelievesItsConfiguration(), "gave a signature", "sign a few bytes"),
                wrong(
                        "SG-04",
                        new WrongSigners.RefusesWithAForeignException(),
                        "with java.lang.Illegal",
                        "verify them"),
                wrong("SG-05", new WrongSigners.ShowsTheRootFirst(), "an authority's own", "order in which"),
                wrong("SG-05", new WrongSigners.ShowsTheQwac(), "is a QWAC", "QWAC's was not taken"),
                wrong("SG-05", new WrongSigners.ShowsAChainWithGaps(), "not the issuer of the one before", "order in"),
                wrong("SG-05", new WrongSigners.ShowsNoCertificate(), "the chain is empty", "certificates are read"));
    }

    private static Arguments wrong(String rule, OpenSigner signer, String seen, String look) {
        return arguments(signer, rule, signer.getClass().getSimpleName(), seen, look);
    }
}
