package org.tppkit.adapter.arkea.internal.arkea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.error.ConfigurationException;

class BankTableTest {
    private static final String HEADER = "id,name,authorizeHost,apiHost,sandboxApiHost\n";

    @Test
    void aLineIsABank() {
        assertThat(BankTable.read("t.csv", HEADER + "axa,AXA Banque,a.axa.fr,b.axa.fr,\nx-1,X,a.x.fr,b.x.fr,c.x.fr\n"))
                .containsExactly(
                        new BankRow("axa", "AXA Banque", "a.axa.fr", "b.axa.fr", Optional.empty()),
                        new BankRow("x-1", "X", "a.x.fr", "b.x.fr", Optional.of("c.x.fr")));
    }

    @Test
    void linesMayEndAsOnWindows() {
        assertThat(BankTable.read("t.csv", HEADER.replace("\n", "\r\n") + "axa,AXA,a.axa.fr,b.axa.fr,\r\n"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "id,name\n", "\uFEFFid,name,authorizeHost,apiHost,sandboxApiHost\n"})
    void theFirstLineIsFixed(String text) {
        assertThatThrownBy(() -> BankTable.read("t.csv", text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("t.csv line 1: the first line must be id,name,authorizeHost,apiHost,sandboxApiHost");
    }

    @Test
    void aTableWithoutBanksIsRefused() {
        assertThatThrownBy(() -> BankTable.read("t.csv", HEADER)).hasMessageContaining("there is no bank");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "axa,AXA,a.fr,b.fr | has 4 columns instead of 5",
                "axa,AXA,a.fr,b.fr,,x | has 6 columns instead of 5",
                "'' | has 1 columns instead of 5",
                "AXA,AXA,a.fr,b.fr, | id: a lower case letter",
                "1a,AXA,a.fr,b.fr, | id: a lower case letter",
                "axa,'',a.fr,b.fr, | name: must be there",
                "axa,AXA,https://a.fr,b.fr, | authorizeHost: a host name",
                "axa,AXA,a.fr/x,b.fr, | authorizeHost: a host name",
                "axa,AXA,,b.fr, | authorizeHost: a host name",
                "axa,AXA,a.fr,B.fr, | apiHost: a host name",
                "axa,AXA,a.fr,b.fr:443, | apiHost: a host name",
                "axa,AXA,a.fr,localhost, | apiHost: a host name",
                "axa,AXA,a.fr,-b.fr, | apiHost: a host name",
                "axa,AXA,a.fr,b..fr, | apiHost: a host name",
                "axa,AXA,a.fr,b.fr,c | sandboxApiHost: a host name"
            })
    void aSlipIsNamedWithItsLine(String line, String problem) {
        assertThatThrownBy(() -> BankTable.read("t.csv", HEADER + line.replace("''", " ") + "\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("t.csv line 2: " + problem);
    }

    @Test
    void allSlipsAreNamedAtOnce() {
        assertThatThrownBy(() -> BankTable.read("t.csv", HEADER + "axa,AXA,a.fr,b.fr,\naxa,Again,a.fr,b.fr,\n2,,,,\n"))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "t.csv line 3: id: this bank stands here twice",
                                        "t.csv line 4: id: a lower case letter, then lower case letters, digits, hyphens",
                                        "t.csv line 4: name: must be there, without blanks around it",
                                        "t.csv line 4: authorizeHost: a host name in lower case is expected",
                                        "t.csv line 4: apiHost: a host name in lower case is expected"));
    }
}
