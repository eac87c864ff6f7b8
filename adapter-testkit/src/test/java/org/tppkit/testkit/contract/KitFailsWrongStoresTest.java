package org.tppkit.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of token stores holds against stores that are wrong in one thing each. */
class KitFailsWrongStoresTest {

    @Test
    void aRightStorePassesAllOfIt() {
        ContractRun run = StoreOnTrial.all(OpenStore::new);

        assertThat(run.messages()).isEmpty();
        assertThat(run.aborted()).isZero();
        assertThat(run.passed()).isGreaterThan(20);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("wrongStores")
    void aWrongStoreFails(Supplier<OpenStore> store, String rule, String name, String seen, String look) {
        ContractRun run = StoreOnTrial.rule(rule, store);

        assertThat(run.brokenRules()).contains(rule).allMatch(broken -> broken.matches("TS-\\d\\d"));
        assertThat(run.messages())
                .filteredOn(message -> message.startsWith(rule))
                .anySatisfy(message -> assertThat(message)
                        .containsPattern("\nSeen: .*" + seen)
                        .containsPattern("\nLook at: .*" + look));
    }

    static Stream<Arguments> wrongStores() {
        return Stream.of(
                wrong("TS-01", WrongStores.LastWriterWins::new, "8 were told that they had won", "WHERE revision"),
                wrong(
                        "TS-01",
                        WrongStores.ChecksAndWritesInTwoSteps::new,
                        "were told that they had won",
                        "in one step"),
                wrong(
                        "TS-01",
                        WrongStores.LooksBeforeItInserts::new,
                        "found no record, .* had won",
                        "not SELECT before"),
                wrong("TS-01", WrongStores.RemovesInTwoSteps::new, "removed or replaced the same", "number of rows"),
                wrong("TS-01", WrongStores.RemovesWhateverTheRevision::new, "a removal won", "in one step"),
                wrong("TS-01", WrongStores.SaysLostAndWritesAllTheSame::new, "told that it had lost", "in one step"),
                wrong("TS-02", WrongStores.WritesInTheCallersTransaction::new, "rolled back", "REQUIRES_NEW"),
                wrong("TS-02", WrongStores.WritesBehind::new, "after a restart", "no write-behind"),
                wrong("TS-03", WrongStores.SeesTheCallersSnapshot::new, "which began earlier", "no snapshot"),
                wrong("TS-03", WrongStores.CachesForEachThread::new, "another thread", "no cache"),
                wrong("TS-04", WrongStores.CutsAt32KiB::new, "32769 bytes was written and 32768", "type and size"),
                wrong(
                        "TS-04",
                        WrongStores.KeepsThePayloadAsText::new,
                        "a payload of .* bytes came back",
                        "character set"),
                wrong("TS-04", WrongStores.ForgetsTheSubject::new, "as another: none", "column of the subject"),
                wrong("TS-04", WrongStores.CutsTheSubject::new, "256 characters came back .* 255", "length in char"),
                wrong(
                        "TS-04",
                        WrongStores.KeepsExpiryInSeconds::new,
                        "the expiry .* came back as",
                        "not whole seconds"),
                wrong("TS-04", WrongStores.KeepsTheSubjectOfBefore::new, "still there after a replacement", "subject"),
                wrong(
                        "TS-05",
                        WrongStores.CountsRevisionsInTheRecord::new,
                        "created again",
                        "not from the record's row"),
                wrong("TS-05", WrongStores.KeepsTheRevisionOfEqualContent::new, "by the same content", "sequence"),
                wrong("TS-05", WrongStores.GoesOnFromTheGreatestRevisionLeft::new, "a restart", "survives removals"),
                wrong("TS-06", WrongStores.PagesByOffset::new, "created, replaced and removed", "OFFSET"),
                wrong("TS-06", WrongStores.ShowsTheLastOfAPageAgain::new, "came more than once", "after the last key"),
                wrong("TS-06", WrongStores.GivesEverythingAtOnce::new, "a page of at most 1 records has", "LIMIT"),
                wrong("TS-06", WrongStores.NeverEndsAListing::new, "has not ended", "after the last key"),
                wrong("TS-06", WrongStores.ListsSubjectsThatBeginSo::new, "filter by subject", "TokenFilter.matches"),
                wrong("TS-06", WrongStores.ListsWhatNeverExpiresAsExpired::new, "by expiry before", "beware of NULL"),
                wrong("TS-07", WrongStores.HidesTheExpired::new, "find does not give", "no condition on the expiry"),
                wrong("TS-07", WrongStores.ListsOnlyTheLiving::new, "list does not give", "no condition on the expiry"),
                wrong("TS-07", WrongStores.CreatesOverTheExpired::new, "created over one", "no time to live"),
                wrong("TS-08", WrongStores.MixesKinds::new, "in the kind", "primary key"),
                wrong("TS-08", WrongStores.MixesEnvironments::new, "in the environment", "primary key"),
                wrong("TS-08", WrongStores.MixesBanksOfAFamily::new, "in the bank", "primary key"),
                wrong("TS-08", WrongStores.MixesClientIds::new, "in the client id", "primary key"),
                wrong(
                        "TS-08",
                        WrongStores.MixesUpperAndLowerCase::new,
                        "in the case of the id",
                        "upper from lower case"),
                wrong("TS-08", WrongStores.CutsIdsAt64Characters::new, "128 characters of the id", "at full length"),
                wrong("TS-08", WrongStores.GluesTheParts::new, "where the client id ends", "not glued together"),
                wrong("TS-09", WrongStores.PurgesTheMomentItself::new, "expires-at-the-moment", "expiry < \\?"),
                wrong("TS-09", WrongStores.PurgesWhatNeverExpires::new, "without-expiry", "without expiry"),
                wrong("TS-09", WrongStores.PurgesWithoutCounting::new, "0 were counted", "expiry"),
                wrong("TS-09", WrongStores.PurgesInTwoSteps::new, "renewed while a purge ran", "same statement"),
                wrong("TS-10", WrongStores.ShowsThePayload::new, "the payload stands in", "leave out its message"),
                wrong("TS-10", WrongStores.ShowsThePayloadInTheCause::new, "the payload stands in", "and cause"),
                wrong("TS-10", WrongStores.ThrowsWhatTheDriverThrows::new, "threw java.lang.Illegal", "wrap what"),
                wrong("TS-10", WrongStores.FindsNothingWhenItFails::new, "as if nothing were wrong", "wrap what"));
    }

    private static Arguments wrong(String rule, Supplier<OpenStore> store, String seen, String look) {
        return arguments(store, rule, store.get().getClass().getSimpleName(), seen, look);
    }
}
