package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataSetTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-18T11:00:00Z"), ZoneOffset.UTC);

    private static DataSet data(SimulatedBank bank, long seed) {
        return DataSet.standard(bank, CLOCK, seed);
    }

    private static SimulatedCustomer customer(DataSet data, String id) {
        return data.customers().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(SimulatedBank.class)
    void everyIbanIsValidAndOfTheInventedBank(SimulatedBank bank) {
        for (long seed = 0; seed < 20; seed++) {
            Stream<String> own = data(bank, seed).customers().stream()
                    .flatMap(each -> each.accounts().stream())
                    .filter(account -> account.scheme().equals("IBAN"))
                    .map(SimulatedAccount::identification);
            Stream<String> others = data(bank, seed).customers().stream()
                    .flatMap(each -> each.beneficiaries().stream())
                    .map(SimulatedBeneficiary::iban);
            assertThat(Stream.concat(own, others))
                    .as("seed " + seed)
                    .isNotEmpty()
                    .allMatch(DataSetTest::isValid)
                    .allMatch(iban -> iban.startsWith(bank.bankCode(), 4));
        }
    }

    /** ISO 7064 over the whole, and the French key over bank, branch and account. */
    private static boolean isValid(String iban) {
        String moved = iban.substring(4) + "1527" + iban.substring(2, 4);
        BigInteger rib = new BigInteger(iban.substring(4));
        return iban.matches("FR[0-9]{25}")
                && new BigInteger(moved).mod(BigInteger.valueOf(97)).intValue() == 1
                && rib.mod(BigInteger.valueOf(97)).signum() == 0;
    }

    @Test
    void theSameSeedMakesTheSameDataAndAnotherSeedOrBankOther() {
        assertThat(data(SimulatedBank.CMB, 1)).isEqualTo(data(SimulatedBank.CMB, 1));
        assertThat(data(SimulatedBank.CMB, 1)).isNotEqualTo(data(SimulatedBank.CMB, 2));
        assertThat(data(SimulatedBank.CMB, 1)).isNotEqualTo(data(SimulatedBank.BPE, 1));
    }

    @Test
    void theCustomersAreWhatTheirNamesSay() {
        DataSet data = data(SimulatedBank.CMB, 1);
        List<SimulatedTransaction> many =
                customer(data, DataSet.MANY_TRANSACTIONS).accounts().get(0).transactions();
        assertThat(many).hasSizeGreaterThan(250);
        assertThat(many.get(many.size() - 1).filterDate())
                .isBefore(LocalDate.of(2026, 3, 18).minusDays(90));
        assertThat(many).anyMatch(each -> each.bookingDate().isEmpty());
        Set<SimulatedTransaction> distinct = new HashSet<>(many);
        assertThat(distinct).hasSizeLessThan(many.size());
        assertThat(customer(data, DataSet.OVERDRAWN).accounts().get(0).balances())
                .allMatch(balance -> balance.amount().signum() < 0);
        assertThat(customer(data, DataSet.NO_ACCOUNTS).accounts()).isEmpty();
        assertThat(customer(data, DataSet.NO_TRANSACTIONS).accounts().get(0).transactions())
                .isEmpty();
        assertThat(customer(data, DataSet.BUSINESS).accounts().get(0).usage()).isEqualTo("ORGA");
        assertThat(many.stream().flatMap(each -> each.remittance().stream()))
                .anyMatch(line -> line.contains("🥐"))
                .anyMatch(line -> line.contains("É"));
    }

    @Test
    void datesCountBackFromTheDayInParis() {
        Clock lateInUtc = Clock.fixed(Instant.parse("2026-03-17T23:30:00Z"), ZoneOffset.UTC);
        SimulatedBalance realTime = customer(DataSet.standard(SimulatedBank.CMB, lateInUtc, 1), DataSet.BUSINESS)
                .accounts()
                .get(0)
                .balances()
                .get(1);
        assertThat(realTime.referenceDate()).isEqualTo(LocalDate.of(2026, 3, 18));
    }

    @Test
    void twoCustomersMustNotHaveOneId() {
        SimulatedCustomer customer = new SimulatedCustomer("a", "A", List.of(), List.of());
        assertThatThrownBy(() -> DataSet.of(List.of(customer, customer))).isInstanceOf(IllegalArgumentException.class);
        assertThat(DataSet.of(List.of(customer)).customers()).containsExactly(customer);
    }
}
