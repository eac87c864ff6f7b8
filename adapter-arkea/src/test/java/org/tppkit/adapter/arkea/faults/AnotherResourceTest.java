package org.tppkit.adapter.arkea.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.Accounts;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** Answers that call themselves the answer about another account than was asked for. */
@Timeout(60)
class AnotherResourceTest {
    private static final String OTHER = "\"_links\":{\"self\":{\"href\":\"/psd2/v1/accounts/B2/";

    @Test
    void transactionsOfAnotherAccountAreRefused() {
        try (FaultWorld world = FaultWorld.start()) {
            world.transactions()
                    .answer(ScriptedAnswer.json(
                            200,
                            "{\"transactions\":[" + FaultWorld.entry("1") + "]," + OTHER + "transactions?page=0\"}}}"));
            Accounts accounts = world.accounts(world.bank, FaultWorld.CUSTOMER);
            UnexpectedAnswerException failure = FaultWorld.failure(
                    UnexpectedAnswerException.class,
                    () -> accounts.transactions(FaultWorld.A1).toList(10));
            assertThat(failure.path()).isEqualTo("_links.self.href");
            assertThat(world.seen(FaultWorld.TRANSACTIONS)).hasSize(1);
        }
    }

    @Test
    void balancesOfAnotherAccountAreRefused() {
        try (FaultWorld world = FaultWorld.start()) {
            world.server
                    .when("GET", FaultWorld.ACCOUNTS + "/A1/balances")
                    .answer(ScriptedAnswer.json(200, "{\"balances\":[]," + OTHER + "balances\"}}}"));
            Accounts accounts = world.accounts(world.bank, FaultWorld.CUSTOMER);
            UnexpectedAnswerException failure =
                    FaultWorld.failure(UnexpectedAnswerException.class, () -> accounts.balances(FaultWorld.A1));
            assertThat(failure.path()).isEqualTo("_links.self.href");
        }
    }

    @Test
    void theOwnAccountInAnySpellingIsNotAnother() {
        try (FaultWorld world = FaultWorld.start()) {
            world.transactions()
                    .answer(
                            ScriptedAnswer.json(
                                    200,
                                    "{\"transactions\":[],\"_links\":{\"self\":{\"href\":\"/psd2/v1/accounts/%41%31/transactions\"}}}"));
            assertThat(world.accounts(world.bank, FaultWorld.CUSTOMER)
                            .transactions(FaultWorld.A1)
                            .toList(10))
                    .isEmpty();
        }
    }
}
