package org.tppkit.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.adapter.arkea.ArkeaBanks.FORTUNEO;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.RequestMatcher;

/** The listeners of the page, told by a client that talks to a simulated bank. */
class CallListenersTest {
    private static final String SUBJECT = "jane.canary@book.example";
    private static final String ADDRESS = "203.0.113.77";
    private static final PsuContext CUSTOMER = PsuContext.builder(ADDRESS)
            .userAgent("Navigateur modifié") // cannot travel: dropped, with an event
            .build();

    @TempDir
    private static Path folder;

    private static final SimpleMeterRegistry REGISTRY = new SimpleMeterRegistry();
    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
    private static final SdkTracerProvider TRACING = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
            .build();

    private static SimulatorFiles files;
    private static TppClient tpp;
    private static Bank bank;

    @BeforeAll
    static void start() throws IOException {
        files = new SimulatorFiles(folder);
        tpp = client(files.settings(), REGISTRY, TRACING.get("com.acme.book"));
        bank = tpp.bank(FORTUNEO);
    }

    private static TppClient client(Map<String, String> settings, MeterRegistry registry, Tracer tracer) {
        return TppClient.builder()
                .settingsFrom(settings)
                .tokenStore(TokenStores.inMemory())
                .listener(new CallMetrics(registry))
                .listener(new CallTraces(tracer, Clock.systemUTC()))
                .build();
    }

    @BeforeEach
    void reset() {
        files.simulator.faults().clear();
        REGISTRY.clear();
        SPANS.reset();
    }

    @AfterAll
    static void stop() {
        tpp.close();
        TRACING.close();
        files.close();
    }

    private URI approved(PendingConsent pending) {
        return files.simulator.approveAll(pending.redirect(), DataSet.MANY_TRANSACTIONS);
    }

    private Consent consent() {
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation(SUBJECT), CUSTOMER);
        return bank.consents().complete(pending, Callback.parse(approved(pending)));
    }

    private SpanData last(String name) {
        return SPANS.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    @Test
    void callsAreTimedByBankOperationAndOutcome() {
        Accounts accounts = bank.accounts(consent(), CUSTOMER);
        accounts.list();
        accounts.list();

        assertThat(REGISTRY.get("tppkit.calls")
                        .tags("bank", "arkea:fortuneo", "operation", "ACCOUNTS", "outcome", "OK", "attended", "true")
                        .timer())
                .satisfies(timer -> {
                    assertThat(timer.count()).isEqualTo(2);
                    assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isPositive();
                });
        assertThat(REGISTRY.get("tppkit.requests")
                        .tag("operation", "ACCOUNTS")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(REGISTRY.get("tppkit.consents")
                        .tag("event", "Given")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(REGISTRY.get("tppkit.psu.headers.dropped").counter().count()).isPositive();
    }

    @Test
    void aFailureIsAnOutcomeOfItsOwnWithAllItsRequests() {
        Accounts accounts = bank.accounts(consent(), CUSTOMER);
        files.simulator.faults().always(RequestMatcher.pathEnding("/accounts"), Fault.answer(503));

        assertThatThrownBy(accounts::list).isInstanceOf(BankUnavailableException.class);

        assertThat(REGISTRY.get("tppkit.requests")
                        .tag("outcome", "BankUnavailableException")
                        .counter()
                        .count())
                .isEqualTo(3); // the call, and two repetitions
        assertThat(last("tppkit accounts")).satisfies(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
                    .endsWith("BankUnavailableException");
            assertThat(span.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                    .isEqualTo(503);
            assertThat(span.getAttributes().get(AttributeKey.longKey("tppkit.attempts")))
                    .isEqualTo(3);
            assertThat(span.getAttributes().get(AttributeKey.stringArrayKey("tppkit.request_ids")))
                    .hasSize(3);
        });
    }

    @Test
    void aLostConsentIsCountedWithItsReason() {
        Accounts accounts = bank.accounts(consent(), CUSTOMER);
        files.simulator.withdrawConsent(DataSet.MANY_TRANSACTIONS);

        assertThatThrownBy(accounts::list).isInstanceOf(ConsentRequiredException.class);

        assertThat(REGISTRY.get("tppkit.consents").tag("event", "Lost").counter())
                .satisfies(counter -> {
                    assertThat(counter.count()).isEqualTo(1);
                    assertThat(counter.getId().getTag("reason")).isNotEmpty();
                });
    }

    @Test
    void aSpanHangsUnderTheCallersAndNamesTheRequests() {
        Accounts accounts = bank.accounts(consent(), CUSTOMER);
        Span page = TRACING.get("com.acme.book").spanBuilder("GET /balances").startSpan();
        List<RequestId> sent = Context.current()
                .with(page)
                .wrapSupplier(() -> accounts.list().requestIds())
                .get();
        page.end();

        assertThat(last("tppkit accounts")).satisfies(span -> {
            assertThat(span.getParentSpanId()).isEqualTo(page.getSpanContext().getSpanId());
            assertThat(span.getTraceId()).isEqualTo(page.getSpanContext().getTraceId());
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
            assertThat(span.getAttributes().get(AttributeKey.stringArrayKey("tppkit.request_ids")))
                    .containsExactlyElementsOf(
                            sent.stream().map(RequestId::toString).toList());
            assertThat(Duration.ofNanos(span.getEndEpochNanos() - span.getStartEpochNanos()))
                    .isPositive();
        });
    }

    @Test
    void whatTheEngineBringsToItsEndIsATraceOfItsOwn() {
        Span page = TRACING.get("com.acme.book").spanBuilder("GET /callback").startSpan();
        Context.current().with(page).wrapSupplier(this::consent).get();
        page.end();

        assertThat(last("tppkit exchange_code").getParentSpanContext().isValid())
                .isFalse();
    }

    @Test
    void noTagAndNoAttributeHoldsASecretAndNoTagAnId() {
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation(SUBJECT), CUSTOMER);
        URI callback = approved(pending);
        Consent consent = bank.consents().complete(pending, Callback.parse(callback));
        Accounts accounts = bank.accounts(consent, CUSTOMER);
        Account account = accounts.list().get(0);
        accounts.balances(account.id());
        List<RequestId> sent = accounts.identity().requestIds();

        String tags = REGISTRY.getMeters().stream()
                .map(Meter::getId)
                .flatMap(id -> id.getTags().stream())
                .map(Tag::toString)
                .collect(Collectors.joining(" "));
        String attributes = SPANS.getFinishedSpanItems().stream()
                .map(span -> span.getName() + span.getAttributes() + span.getEvents() + span.getStatus())
                .collect(Collectors.joining(" "));

        String name = files.simulator.customer(DataSet.MANY_TRANSACTIONS).name();
        Callback back = Callback.parse(callback);
        assertThat(tags + attributes)
                .contains("arkea:fortuneo", "ACCOUNTS", "BALANCES", "IDENTITY", "EXCHANGE_CODE")
                .doesNotContain(Stream.of(
                                SUBJECT,
                                ADDRESS,
                                name,
                                account.id().value(),
                                account.iban().orElseThrow().value(),
                                back.code().orElseThrow(),
                                back.state().orElseThrow(),
                                consent.id())
                        .toList());
        assertThat(attributes).contains(sent.get(0).toString());
        assertThat(tags).doesNotContain(sent.get(0).toString());
    }
}
