package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.ports.model.payment.PaymentStatus;

class LogTextTest {

    @Test
    void whatIsHarmlessStays() {
        for (String text : new String[] {"", "CLBD", "Solde du jour, 12 %", "dépôt", "日本", "$5 {a}", "a\\b"}) {
            assertThat(LogText.of(text)).isEqualTo(text);
        }
        assertThat(LogText.of("x".repeat(100))).hasSize(100);
    }

    @Test
    @DisplayName("L2 what is harmful is escaped and what is too much is left out")
    void whatIsHarmfulIsEscaped() {
        assertThat(LogText.of("a\r\nb\u2028c\u2029d\u0085")).isEqualTo("a\\u000d\\u000ab\\u2028c\\u2029d\\u0085");
        assertThat(LogText.of("\u001b[2J\u202e\ufeff\u0000")).isEqualTo("\\u001b[2J\\u202e\\ufeff\\u0000");
        assertThat(LogText.of("${jndi:ldap://x}")).isEqualTo("$\\u007bjndi:ldap://x}");
        assertThat(LogText.of("x".repeat(1_000_000))).isEqualTo("x".repeat(100) + "…");
    }

    @Test
    @DisplayName("L2 open codes and ids are printed so, and kept as they came")
    void codesArePrintedSo() {
        assertThat(new BalanceType("a\nb")).hasToString("a\\u000ab");
        assertThat(new BalanceType("a\nb").code()).isEqualTo("a\nb");
        assertThat(new PaymentStatus("x".repeat(200)).toString()).hasSize(101);
        assertThat(AccountId.of("${x}")).hasToString("$\\u007bx}");
    }
}
