package org.tppkit.adapter.arkea.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.BaseJdkMockServer;
import au.com.dius.pact.consumer.MockHttpServerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.PactSpecVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.http.BankRequest;

/**
 * The adapter against Pact's mock server, line by line of {@link Contract}; and the committed pacts against what the lines
 * say.
 */
class ConsumerPactTest {
    private static final Path PACTS = Path.of("pacts");
    private static final String WRITE = "pact.write";
    private static final String TOKEN = "access-token-of-the-test";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    @TestFactory
    Stream<DynamicNode> theAdapterAsksAndUnderstandsAsTheContractSays() {
        return Stream.of(Stet.values()).map(stet -> {
            BankAdapter adapter = Contract.adapter(stet, Contract.PLACEHOLDERS);
            return DynamicContainer.dynamicContainer(
                    stet.provider(),
                    Contract.of(stet).stream()
                            .map(line -> DynamicTest.dynamicTest(line.description(), () -> play(stet, adapter, line))));
        });
    }

    private static void play(Stet stet, BankAdapter adapter, Interaction line) throws Exception {
        Played played = play(stet, adapter, line, UnaryOperator.identity());
        assertThat(played.result())
                .as("what was sent (%s)", played.result().getDescription())
                .isInstanceOf(PactVerificationResult.Ok.class);
        assertThat(played.failure()).isNull();
    }

    private record Played(
            PactVerificationResult result, @Nullable Throwable failure) {}

    private static Played play(Stet stet, BankAdapter adapter, Interaction line, UnaryOperator<BankRequest> change) {
        MockProviderConfig config = MockProviderConfig.createDefault("127.0.0.1", PactSpecVersion.V3);
        BaseJdkMockServer server =
                (BaseJdkMockServer) MockHttpServerKt.mockServer(PactText.pact(stet, List.of(line)), config);
        server.start();
        Throwable failure = null;
        PactVerificationResult result;
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getPort());
            line.check()
                    .run(adapter, new ContractCall(CLIENT, address, line.asked().psu(), TOKEN).changing(change));
        } catch (Exception | AssertionError e) {
            failure = e;
        } finally {
            result = server.validateMockServerState(null);
            server.stop();
        }
        return new Played(result, failure);
    }

    /** Pact splits some headers at their commas: that formats of whole headers are compared all the same. */
    @TestFactory
    Stream<DynamicTest> aHeaderOfAnotherFormatIsFound() {
        Stet stet = Stet.V1_4_2;
        BankAdapter adapter = Contract.adapter(stet, Contract.PLACEHOLDERS);
        Interaction line = Contract.of(stet).stream()
                .filter(each -> each.description().startsWith("the accounts, with all"))
                .findFirst()
                .orElseThrow();
        List<String> headers = new ArrayList<>();
        new RequestHeaders(stet, line.asked()).each((name, header) -> {
            // Of some nothing but their being there can be said.
            if (!"~".matches(header.format())) {
                headers.add(name);
            }
        });
        assertThat(headers)
                .contains("Accept", "Authorization", "X-Request-ID", "Digest", "Signature", "PSU-IP-Address");
        return headers.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Played played = play(
                            stet,
                            adapter,
                            line,
                            request -> request.toBuilder().header(name, "~").build());
                    assertThat(played.result()).isNotInstanceOf(PactVerificationResult.Ok.class);
                }));
    }

    @ParameterizedTest
    @EnumSource
    void theCommittedPactIsWhatTheTablesSay(Stet stet) throws IOException {
        Path file = PACTS.resolve(stet.pactFile());
        String text = PactText.of(stet, Contract.of(stet));
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(PACTS);
            Files.writeString(file, text);
        }
        List<String> committed = Files.exists(file) ? Files.readAllLines(file) : List.of();
        // The texts themselves are far too long for a message.
        assertThat(firstDifference(committed, text.lines().toList()))
                .as(
                        "adapter-arkea/pacts/%s is not what the tables of interactions say. If the change is meant, write"
                                + " it anew with: mvn test -pl adapter-arkea -am -Dtest=ConsumerPactTest -D%s=true"
                                + " -Dsurefire.failIfNoSpecifiedTests=false, and commit it",
                        stet.pactFile(), WRITE)
                .isEmpty();
        assertThat(Files.readString(file)).hasSameSizeAs(text);
    }

    private static String firstDifference(List<String> committed, List<String> now) {
        for (int i = 0; i < Math.max(committed.size(), now.size()); i++) {
            String before = i < committed.size() ? committed.get(i) : "(no line)";
            String after = i < now.size() ? now.get(i) : "(no line)";
            if (!before.equals(after)) {
                return "line " + (i + 1) + ": " + before.strip() + " -> " + after.strip();
            }
        }
        return "";
    }

    @ParameterizedTest
    @EnumSource
    void noTwoInteractionsHaveOneDescription(Stet stet) {
        Set<String> seen = new HashSet<>();
        assertThat(Contract.of(stet)).allMatch(line -> seen.add(line.description()));
    }

    /** The words of this machine and of this moment have no place in a contract. */
    @ParameterizedTest
    @EnumSource
    void aPactIsTheSameWheneverItIsWritten(Stet stet) {
        assertThat(PactText.of(stet, Contract.of(stet)))
                .isEqualTo(PactText.of(stet, Contract.of(stet)))
                .doesNotContain("localhost", "127.0.0.1", System.getProperty("user.dir"));
    }
}
