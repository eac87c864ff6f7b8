package org.tppkit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.simulator.BankSimulatorBuilder;

class ExplainSignatureCommandTest {
    private static final TppCertificates TPP = TestPki.shared().tpp();
    private static final String URL = "https://api.bank.example/psd2/v1/accounts?page=1";

    @TempDir
    private Path folder;

    private Path config;

    @BeforeEach
    void settings() throws IOException {
        config = folder.resolve("tppkit.properties");
        StringBuilder text = new StringBuilder("identity.keyIdUrl=https://tpp.example/qsealc.pem\n");
        for (String name : List.of("qwac", "qsealc")) {
            var keys = name.equals("qwac") ? TPP.qwac() : TPP.qsealc();
            Files.writeString(folder.resolve(name + ".pem"), keys.chainPem());
            Files.writeString(folder.resolve(name + ".key"), keys.keyPem());
            text.append("identity.")
                    .append(name)
                    .append(".certificate=")
                    .append(path(name + ".pem"))
                    .append('\n');
            text.append("identity.")
                    .append(name)
                    .append(".key=")
                    .append(path(name + ".key"))
                    .append('\n');
        }
        Files.writeString(config, text);
    }

    private String path(String name) {
        return folder.resolve(name).toString().replace("\\", "\\\\");
    }

    private CommandLineOutput explain(String... more) {
        List<String> args =
                new ArrayList<>(List.of("explain-signature", "--url", URL, "--header", "X-Request-ID: id-1"));
        Stream.of(more).forEach(args::add);
        return CommandLineOutput.of(BankSimulatorBuilder::start, false, args.toArray(new String[0]));
    }

    @Test
    void withoutAKeyTheSigningStringAndItsBytesAreShown() {
        CommandLineOutput run = explain();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .contains(
                        "input: the body, 0 bytes",
                        "SHA-256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                        "(request-target): get /psd2/v1/accounts?page=1",
                        "x-request-id: id-1",
                        "digest: SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                        "0000  28 72 65 71 75 65 73 74 2d 74 61 72 67 65 74 29");
        assertThat(run.out()).doesNotContain("Signature: ");
    }

    @Test
    void whatItSignsItVerifiesAndADifferenceIsNamed() throws IOException {
        Path body = Files.writeString(folder.resolve("body.json"), "{\"a\":1}");
        CommandLineOutput signed =
                explain("--method", "post", "--body", body.toString(), "--config", config.toString());
        String signature = line(signed, "Signature: ");
        String digest = line(signed, "Digest: ");

        CommandLineOutput right = explain(
                "--method",
                "POST",
                "--body",
                body.toString(),
                "--header",
                digest,
                "--header",
                signature,
                "--certificate",
                folder.resolve("qsealc.pem").toString());
        assertThat(right.exitCode()).as(right.out()).isZero();
        assertThat(right.out().lines()).contains("verifies");

        CommandLineOutput otherMethod = explain(
                "--method",
                "PUT",
                "--body",
                body.toString(),
                "--header",
                digest,
                "--header",
                signature,
                "--config",
                config.toString());
        assertThat(otherMethod.exitCode()).isEqualTo(4);
        assertThat(otherMethod.out()).contains("does not verify: the right key signed another text");

        CommandLineOutput otherKey = explain(
                "--method",
                "POST",
                "--body",
                body.toString(),
                "--header",
                digest,
                "--header",
                signature,
                "--certificate",
                folder.resolve("qwac.pem").toString());
        assertThat(otherKey.exitCode()).isEqualTo(4);
        assertThat(otherKey.out()).contains("made with another key");
    }

    @Test
    void anotherListCanBeAskedFor() {
        CommandLineOutput run = explain("--signed", "x-request-id host");

        assertThat(run.out()).contains("x-request-id: id-1").contains("host: api.bank.example");
    }

    @Test
    void whatCannotBeUnderstoodIsAUsageError() {
        for (String[] wrong : List.of(
                new String[] {"--header", "no colon"},
                new String[] {"--header", "Signature: keyId=\"k\",signature=\"AQID\""},
                new String[] {"--unknown"})) {
            assertThat(explain(wrong).exitCode()).isEqualTo(2);
        }
        CommandLineOutput address = CommandLineOutput.of(
                BankSimulatorBuilder::start, false, "explain-signature", "--url", "https://bank.example/a b");
        assertThat(address.exitCode()).isEqualTo(2);
        assertThat(address.err()).contains("percent-encoded");
    }

    @Test
    void aMissingHeaderIsOneLine() {
        CommandLineOutput run = explain("--signed", "date");

        assertThat(run.exitCode()).isEqualTo(10);
        assertThat(run.err().lines()).singleElement().asString().contains("wants the header date signed");
    }

    private static String line(CommandLineOutput run, String start) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow();
    }
}
