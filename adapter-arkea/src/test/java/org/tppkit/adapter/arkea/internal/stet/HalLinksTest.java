package org.tppkit.adapter.arkea.internal.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.adapter.arkea.internal.stet.AnyStetBank.TRANSACTIONS;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.adapter.arkea.scripted.Seeded;
import org.tppkit.ports.error.UnexpectedAnswerException;

class HalLinksTest {
    private static final URI ORIGIN = URI.create("https://api.bank.example");
    private final HalLinks links = new HalLinks(new ResourceAddress(ORIGIN, TRANSACTIONS, "page=0"));

    @ParameterizedTest
    @CsvSource({
        "/stet/v1/accounts/A%201/transactions?page=1, page=1",
        "/stet/v1/accounts/A 1/transactions?page=1, page=1",
        "/stet/v1/accounts/%41%201/transactions?page=1, page=1",
        "https://api.bank.example/stet/v1/accounts/A%201/transactions?page=1, page=1",
        "HTTPS://API.Bank.Example:443/stet/v1/accounts/A%201/transactions?page=1, page=1",
        "stet/v1/accounts/A%201/transactions?page=1, page=1",
        "v1/accounts/A%201/transactions?page=1, page=1",
        "accounts/A%201/transactions?page=1, page=1",
        "transactions?page=1, page=1",
        "?page=1, page=1",
        "?page=last&x=a%2Fb, page=last&x=a%2Fb",
        "?q=é, q=%C3%A9",
        "?q=%C3%A9, q=%C3%A9",
        "?q=a b, q=a%20b",
        "?q=\u202E😀, q=%E2%80%AE%F0%9F%98%80",
        "?q=[1]|^`\"<>, q=%5B1%5D%7C%5E%60%22%3C%3E",
        "?a=1?b/c:d@e, a=1?b/c:d@e",
        "/stet/v1/accounts/A%201/transactions, ''",
        "/stet/v1/accounts/A%201/transactions?, ''"
    })
    void aLinkToThisResourceGivesItsQuery(String href, String query) {
        assertThat(links.query("next", href)).isEqualTo(query);
    }

    @ParameterizedTest
    @DisplayName("H2, H4, H5 every other link is refused without being repeated")
    @ValueSource(
            strings = {
                // Other origins.
                "https://evil.example/stet/v1/accounts/A%201/transactions?page=1",
                "http://api.bank.example/stet/v1/accounts/A%201/transactions?page=1",
                "https://api.bank.example:8443/stet/v1/accounts/A%201/transactions",
                "https://api.bank.example.evil.example/stet/v1/accounts/A%201/transactions",
                "https://evil@api.bank.example/stet/v1/accounts/A%201/transactions",
                "https://api.bank.example@evil.example/stet/v1/accounts/A%201/transactions",
                "https://api.bank.example:443@evil.example/stet/v1/accounts/A%201/transactions",
                "https://api.bank.example:/stet/v1/accounts/A%201/transactions",
                "https://api.bank.example./stet/v1/accounts/A%201/transactions",
                "https://[::1]/stet/v1/accounts/A%201/transactions",
                "https://127.0.0.1/stet/v1/accounts/A%201/transactions",
                "https://xn--pi-bank-k2a.example/stet/v1/accounts/A%201/transactions",
                "https://аpi.bank.example/stet/v1/accounts/A%201/transactions",
                "//evil.example/stet/v1/accounts/A%201/transactions",
                "//api.bank.example/stet/v1/accounts/A%201/transactions",
                "///stet/v1/accounts/A%201/transactions",
                "\\\\evil.example\\stet",
                "/\\evil.example",
                "https:\\\\evil.example",
                "https:/stet/v1",
                "https://",
                "https:///stet/v1/accounts/A%201/transactions",
                "ftp://api.bank.example/x",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "data:,x",
                "jndi:ldap://evil.example",
                "evil.example:443/stet",
                "https://api.bank.example?page=1",
                "https://api.bank.example#/stet",
                // Other resources.
                "/stet/v1/accounts/B/transactions?page=1",
                "/stet/v1/accounts/A%201/balances",
                "/stet/v1/accounts",
                "/stet/v1/accounts/A%201/transactions/",
                "/stet/v1/accounts/A%201/transactions/../balances",
                "/stet/v1/accounts/A%201/../A%201/transactions",
                "/../stet/v1/accounts/A%201/transactions",
                "/stet/v1/./accounts/A%201/transactions",
                "/stet/v1/accounts/A%201/transactions/..//",
                "/stet/v1/accounts%2FA%201/transactions",
                "/stet/v1/accounts/A%201%2Ftransactions",
                "/stet/v1/accounts/A+1/transactions",
                "/stet/v1/accounts/A%25201/transactions",
                "/STET/v1/accounts/A%201/transactions",
                "/v1/accounts/A%201/transactions",
                "/",
                ".",
                "..",
                "./transactions",
                "../transactions",
                "x/stet/v1/accounts/A%201/transactions",
                "other?page=1",
                "transactions;x=1?page=1",
                "%2e%2e/transactions",
                // Things no address holds.
                "/stet/v1/accounts/A%201/transactions{?page}",
                "?page={n}",
                "?page=1#x",
                "#x",
                "?page=1\r\nX-Evil: 1",
                "?page=\u0000",
                "?page=\u007f",
                "?page=\u0085",
                "?page=%",
                "?page=%1",
                "?page=%zz",
                "/%zz?page=1",
                "?a=\\"
            })
    void everyOtherLinkIsRefusedWithoutBeingRepeated(String href) {
        assertThatThrownBy(() -> links.query("next", href))
                .isInstanceOfSatisfying(UnexpectedAnswerException.class, e -> {
                    assertThat(e.path()).isEqualTo("_links.next.href");
                    assertThat(e).hasNoCause().hasMessageNotContaining("evil");
                });
    }

    @Test
    void anEndlessAddressIsRefused() {
        assertThat(links.query("next", "?q=" + "x".repeat(1_997))).hasSize(1_999);
        assertThatThrownBy(() -> links.query("next", "?q=" + "x".repeat(1_998)))
                .isInstanceOf(UnexpectedAnswerException.class);
        assertThatThrownBy(() -> links.query("next", "?q=" + "x".repeat(100_000)))
                .isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    void aPortThatIsNotTheUsualOneMustBeNamed() {
        HalLinks local = new HalLinks(new ResourceAddress(URI.create("https://localhost:8443"), "/a", ""));
        assertThat(local.query("next", "https://localhost:8443/a?p=1")).isEqualTo("p=1");
        assertThatThrownBy(() -> local.query("next", "https://localhost/a?p=1"))
                .isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    @DisplayName("H3, H4 whatever is accepted leads to our own origin and path and travels unchanged")
    void whateverIsAcceptedLeadsToOurOwnOriginAndPathAndTravelsUnchanged() {
        String alphabet = "/\\:@?#[]{}%20.ehtps=&é\u202E 1A";
        Seeded.forAll(3_000, random -> {
            StringBuilder href = new StringBuilder(random.nextBoolean() ? TRANSACTIONS : "");
            int length = random.nextInt(12);
            for (int i = 0; i < length; i++) {
                int place = random.nextInt(href.length() + 1);
                href.insert(place, alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String query;
            try {
                query = links.query("next", href.toString());
            } catch (UnexpectedAnswerException refused) {
                return;
            }
            URI uri = new ResourceAddress(ORIGIN, TRANSACTIONS, query).uri();
            assertThat(uri.toString()).startsWith("https://api.bank.example" + TRANSACTIONS);
            assertThat(uri.toString()).matches("[\\x21-\\x7e]*");
            assertThat(uri.getRawPath()).isEqualTo(TRANSACTIONS);
            assertThat(QueryText.isSendable(query)).isTrue();
        });
    }
}
