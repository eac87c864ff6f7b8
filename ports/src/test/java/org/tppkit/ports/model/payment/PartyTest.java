package org.tppkit.ports.model.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.tppkit.ports.model.Refusals.refusal;

import org.junit.jupiter.api.Test;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.PostalAddress;

class PartyTest {
    @Test
    void aNameHasOneToSeventyCharacters() {
        assertThat(Party.named("x".repeat(70)).name()).hasSize(70);
        refusal("x".repeat(71), () -> Party.named("x".repeat(71))).isEqualTo("a party's name has 1 to 70 characters");
        refusal("", () -> Party.named("")).contains("1 to 70");
        refusal("  ", () -> Party.named("  ")).contains("1 to 70");
        assertThatIllegalStateException().isThrownBy(() -> Party.builder().build());
    }

    @Test
    void aNameThatSepaDoesNotCarryIsRefusedWithAWayOut() {
        refusal("Amélie Poulain", () -> Party.named("Amélie Poulain"))
                .startsWith("a party's name holds a character that SEPA does not carry")
                .contains("SepaText.transliterate");
        assertThat(Party.named(SepaText.transliterate("Amélie Poulain")).name()).isEqualTo("Amelie Poulain");
    }

    @Test
    void nothingButTheNameIsThereUnlessItIsGiven() {
        Party party = Party.named("Jane Doe");
        assertThat(party.address()).isEmpty();
        assertThat(party.organisationId()).isEmpty();
        assertThat(party.privateId()).isEmpty();
    }

    @Test
    void partiesWithEqualPartsAreEqual() {
        Party one = full("Paris").build();
        assertThat(one)
                .isEqualTo(full("Paris").build())
                .hasSameHashCodeAs(full("Paris").build());
        assertThat(one).isNotEqualTo(full("Brest").build());
    }

    private static Party.Builder full(String town) {
        return Party.builder()
                .name("Jane Doe")
                .address(PostalAddress.builder().country("FR").townName(town).build())
                .organisationId(GenericIdentification.of("852366451", "SREN", "INSEE"));
    }
}
