package org.tppkit.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of transports holds against transports that are wrong in one thing each. */
class KitFailsWrongTransportsTest {
    /** Several at a time: most of them wait for what never comes. */
    private static final int AT_A_TIME = 6;

    private static final long GUARD_SECONDS = 120;

    private record Wrong(String rule, Supplier<? extends OpenTransport> transport, String seen, String look) {
        String name() {
            return rule + ": " + transport.get().getClass().getSimpleName();
        }
    }

    @TestFactory
    Stream<DynamicTest> aRightTransportPassesAndAWrongOneFails() {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        Future<ContractRun> right = threads.submit(() -> TransportOnTrial.all(OpenTransport::new));
        List<DynamicTest> tests = new ArrayList<>();
        wrongTransports().forEach(wrong -> {
            Future<ContractRun> run = threads.submit(() -> TransportOnTrial.rule(wrong.rule(), wrong.transport()));
            tests.add(DynamicTest.dynamicTest(wrong.name(), () -> assertFailed(wrong, ended(run))));
        });
        tests.add(DynamicTest.dynamicTest("a right transport", () -> assertPassed(ended(right))));
        threads.shutdown();
        return tests.stream();
    }

    private static ContractRun ended(Future<ContractRun> run) throws Exception {
        return run.get(GUARD_SECONDS, TimeUnit.SECONDS);
    }

    private static void assertPassed(ContractRun run) {
        assertThat(run.messages()).isEmpty();
        assertThat(run.aborted()).as("the GETs that the JDK repeats").isEqualTo(1);
        assertThat(run.passed()).isGreaterThan(20);
    }

    private static void assertFailed(Wrong wrong, ContractRun run) {
        assertThat(run.brokenRules())
                .contains(wrong.rule())
                .allMatch(broken -> broken.matches("HT-\\d\\d"), "begins with a rule's id");
        assertThat(run.messages())
                .filteredOn(message -> message.startsWith(wrong.rule()))
                .anySatisfy(message -> assertThat(message)
                        .containsPattern("\nSeen: .*" + wrong.seen())
                        .containsPattern("\nLook at: .*" + wrong.look()));
    }

    private static Stream<Wrong> wrongTransports() {
        return Stream.of(
                wrong("HT-01", WrongTransports.RepeatsWhenTheConnectionBreaks::new, "2 requests of", "own repeats"),
                wrong("HT-01", WrongTransports.SaysThatGetsAreSentOnce::new, "broke before .* 2 GETs", "own repeats"),
                wrong("HT-01", WrongTransports.RepeatsGetsThatBreakOff::new, "DROP_IN_HEADERS.* 2 GETs", "own repeats"),
                wrong(
                        "HT-01",
                        WrongTransports.RepeatsAfter503::new,
                        "answered 503, and 2 POSTs",
                        "after 408, 421 or 503"),
                wrong("HT-02", WrongTransports.FollowsRedirects::new, "was followed", "setting for redirects"),
                wrong("HT-02", WrongTransports.FollowsRedirectsWithinTheHost::new, "was followed", "for redirects"),
                wrong("HT-03", WrongTransports.TrustsEverybody::new, "unknown authority got the request", "the trust"),
                wrong("HT-03", WrongTransports.IgnoresHostNames::new, "another host got the request", "endpoint ident"),
                wrong("HT-03", WrongTransports.IgnoresValidity::new, "ended yesterday got the request", "validity"),
                wrong("HT-03", WrongTransports.TellsTlsAsUnreachable::new, "told as UNREACHABLE", "become a reason"),
                wrong("HT-04", WrongTransports.DecodesTheAddress::new, "arrived as /v1/a/b", "the raw path"),
                wrong("HT-04", WrongTransports.TidiesThePath::new, "arrived as /v1/a%2Fb/c", "normalises"),
                wrong("HT-04", WrongTransports.HasAnAgentOfItsOwn::new, "header User-Agent arrived", "each header"),
                wrong("HT-04", WrongTransports.AddsASecondAccept::new, "Accept arrived 2 times", "adds"),
                wrong("HT-04", WrongTransports.SendsBodiesAsText::new, "arrived as another of", "the body's bytes"),
                wrong("HT-05", WrongTransports.WaitsForEver::new, "had not ended", "a timeout of the whole exchange"),
                wrong("HT-05", WrongTransports.TimesTheHeadersOnly::new, "had not ended", "count reading of the body"),
                wrong("HT-05", WrongTransports.TimesEachRead::new, "had not ended", "not of one read"),
                wrong("HT-06", WrongTransports.QuotesTheAddress::new, "quotes the request", "the address"),
                wrong("HT-06", WrongTransports.KeepsTheRequestInTheCause::new, "or a cause of it", "message and cause"),
                wrong("HT-07", WrongTransports.ShowsNoCertificate::new, "no answer", "key manager"),
                wrong(
                        "HT-07",
                        WrongTransports.ShowsTheQwacToNamedIssuersOnly::new,
                        "another issuer",
                        "JDK's own sends"),
                wrong("HT-08", WrongTransports.HasNoLimit::new, "a body of 1001 bytes .* came", "count the bytes"),
                wrong("HT-08", WrongTransports.CutsAtTheLimit::new, "a body of 1001 bytes .* came", "count the bytes"),
                wrong(
                        "HT-09",
                        WrongTransports.ReadsAllBeforeItReturns::new,
                        "could not be read before",
                        "hand the stream"),
                wrong("HT-09", WrongTransports.WaitsForAFullBuffer::new, "could not be read before", "no buffer"),
                wrong("HT-10", WrongTransports.IsDeafToInterrupts::new, "had not ended", "catch InterruptedException"),
                wrong("HT-10", WrongTransports.ClearsTheInterrupt::new, "flag is not set", "currentThread.*interrupt"),
                wrong("HT-10", WrongTransports.TellsAnInterruptAsATimeout::new, "is not told as", "throw TransportEx"),
                wrong(
                        "HT-10",
                        WrongTransports.SwallowsInterruptsWhileItReads::new,
                        "a body was being read",
                        "notices no"),
                wrong("HT-11", WrongTransports.LeavesAClosedAnswerOpen::new, "in vain", "close the connection"),
                wrong("HT-11", WrongTransports.DrainsAClosedAnswer::new, "had not ended", "not read the rest"),
                wrong("HT-12", WrongTransports.ThrowsForErrors::new, "there was no answer, but", "throws for 4xx"),
                wrong("HT-12", WrongTransports.LosesHeaders::new, "header", "HTTP client"),
                wrong("HT-12", WrongTransports.TakesHalfForAWhole::new, "DROP_IN_BODY.* for a whole", "breaks off"),
                wrong("HT-12", WrongTransports.LetsIoExceptionsThrough::new, "but as a java.io.IOExc", "body's stream"),
                wrong(
                        "HT-12",
                        WrongTransports.SaysThatNothingArrived::new,
                        "did not arrive",
                        "become TransportException"),
                wrong("HT-12", WrongTransports.SaysThatItMayHaveArrived::new, "may have arrived", "become Transport"));
    }

    private static Wrong wrong(String rule, Supplier<? extends OpenTransport> transport, String seen, String look) {
        return new Wrong(rule, transport, seen, look);
    }
}
