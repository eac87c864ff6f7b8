package org.tppkit.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.ConfigurationFile;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.terminal.Style;
import org.tppkit.core.SignatureExplanation;
import org.tppkit.core.SignatureVerdict;
import org.tppkit.core.Signatures;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.SignatureProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code explain-signature}: how a request is signed, byte for byte, or why a signature does not verify. */
@Command(
        name = "explain-signature",
        mixinStandardHelpOptions = true,
        description = "Prints what is signed of a request, byte for byte. With --config it signs too; where a header"
                + " Signature is given, it verifies that one and names the first difference.",
        footer = {
            "",
            "Example: tppkit explain-signature --url https://api.bank.example/psd2/v1/accounts --header"
                    + " 'X-Request-ID: 0a0b…' --config tppkit.properties"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:explained; a given signature verifies",
            "1:the explanation itself failed; one line on the error stream says why",
            "2:the command line was not understood",
            "4:the given signature does not verify",
            "10:a header that is signed is missing, or a file cannot be read"
        })
final class ExplainSignatureCommand implements Callable<Integer> {
    private static final int DIFFERENT = 4;

    private final CommandContext context;

    @Option(names = "--method", paramLabel = "<method>", description = "The HTTP method; otherwise GET.")
    private String method = "GET";

    @Option(names = "--url", required = true, paramLabel = "<url>", description = "The address, exactly as it is sent.")
    private String url = "";

    @Option(names = "--header", paramLabel = "<name: value>", description = "A header of the request; may come often.")
    private List<String> headers = new ArrayList<>();

    @Option(names = "--body", paramLabel = "<file>", description = "A file with the body's bytes.")
    private @Nullable Path body;

    @Option(
            names = "--signed",
            paramLabel = "<names>",
            description = "What the bank wants signed, in order, parted by blanks; otherwise"
                    + " \"(request-target) x-request-id digest\", and psu-ip-address where it is sent.")
    private @Nullable String signed;

    @Option(
            names = "--config",
            paramLabel = "<file>",
            description = "A properties file that names the identity: it signs, or its QSealC verifies.")
    private @Nullable Path config;

    @Option(names = "--certificate", paramLabel = "<file>", description = "The QSealC to verify with, PEM or DER.")
    private @Nullable Path certificate;

    ExplainSignatureCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        BankRequest request = request();
        Map<String, String> settings = config == null ? Map.of() : ConfigurationFile.read(config);
        return request.header("Signature").isPresent() ? verify(request, settings) : explain(request, settings);
    }

    // ------------------------------------------------------------------ the request

    private BankRequest request() {
        BankRequest.Builder builder = BankRequest.of(method.toUpperCase(Locale.ROOT), address());
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw CommandFailure.usage("a header is given as 'Name: value'");
            }
            builder.header(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return builder.body(bodyBytes()).build();
    }

    private URI address() {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(
                    "the address cannot be read: it is sent as it is written, so blanks and letters beyond ASCII"
                            + " must be percent-encoded");
        }
    }

    private byte[] bodyBytes() {
        try {
            return body == null ? new byte[0] : Files.readAllBytes(body);
        } catch (IOException e) {
            throw new ConfigurationException(List.of(body + " cannot be read"));
        }
    }

    private SignatureProfile profile() {
        SignatureProfile.Builder profile = SignatureProfile.builder();
        return signed == null
                ? profile.addHeaders("(request-target)", "x-request-id", "digest")
                        .addHeadersIfPresent("psu-ip-address")
                        .build()
                : profile.addHeaders(signed.strip().split(" +")).build();
    }

    // ------------------------------------------------------------------ explaining

    private int explain(BankRequest request, Map<String, String> settings) {
        SignatureExplanation explanation = settings.isEmpty()
                ? Signatures.explain(request, profile())
                : Signatures.explain(request, profile(), settings);
        heading("Digest");
        context.terminal().line("input: the body, " + explanation.bodyLength() + " bytes");
        context.terminal().line("SHA-256: " + explanation.bodySha256());
        explanation.digestHeader().ifPresent(value -> context.terminal().line("Digest: " + value));
        signingString(explanation.signingString(), explanation.signingBytes());
        explanation.signatureHeader().ifPresent(value -> {
            heading("Header");
            context.terminal().line("Signature: " + value);
        });
        return ExitStatus.OK.code();
    }

    private void signingString(String text, byte[] bytes) {
        heading("Signing string (" + bytes.length + " bytes; lines are parted by one line feed, none at the end)");
        text.lines().forEach(context.terminal()::line);
        heading("Its bytes");
        HexFormat hex = HexFormat.ofDelimiter(" ");
        for (int start = 0; start < bytes.length; start += 16) {
            int end = Math.min(start + 16, bytes.length);
            context.terminal().line(String.format(Locale.ROOT, "%04x  %s", start, hex.formatHex(bytes, start, end)));
        }
    }

    private void heading(String text) {
        context.terminal().line(context.terminal().styled(Style.HEADING, text));
    }

    // ------------------------------------------------------------------ verifying

    private int verify(BankRequest request, Map<String, String> settings) {
        X509Certificate key = certificate(settings)
                .orElseThrow(() ->
                        CommandFailure.usage("to verify a Signature give --certificate, or --config with an identity"));
        SignatureVerdict verdict = Signatures.verify(request, key, signed == null ? null : profile());
        verdict.signingString().ifPresent(text -> signingString(text, text.getBytes(StandardCharsets.US_ASCII)));
        heading("Verdict");
        context.terminal()
                .line(verdict.difference()
                        .map(difference -> "does not verify: " + difference)
                        .orElse("verifies"));
        return verdict.verifies() ? ExitStatus.OK.code() : DIFFERENT;
    }

    private Optional<X509Certificate> certificate(Map<String, String> settings) {
        if (certificate == null) {
            return settings.isEmpty() ? Optional.empty() : Optional.of(Signatures.certificate(settings));
        }
        try (InputStream in = Files.newInputStream(certificate)) {
            return Optional.of(
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
        } catch (IOException | CertificateException e) {
            throw new ConfigurationException(List.of(certificate + " holds no certificate that can be read"));
        }
    }
}
