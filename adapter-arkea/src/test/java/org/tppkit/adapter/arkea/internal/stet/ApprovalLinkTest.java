package org.tppkit.adapter.arkea.internal.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.error.UnexpectedAnswerException;

class ApprovalLinkTest {
    private static final URI ORIGIN = URI.create("https://approve.bank.example");

    @ParameterizedTest
    @CsvSource({
        "https://approve.bank.example/go?PRid=1, https://approve.bank.example/go?PRid=1",
        "https://other.example:8443/go, https://other.example:8443/go",
        "HTTPS://other.example/a/../b?x=%2f&y=a+b, HTTPS://other.example/a/../b?x=%2f&y=a+b",
        "/go?PRid=1, https://approve.bank.example/go?PRid=1",
        "go?PRid=1, https://approve.bank.example/go?PRid=1",
        "?PRid=1, https://approve.bank.example/?PRid=1",
        "https://other.example/#/go?PRid=1, https://other.example/#/go?PRid=1",
        "https://other.example/é?é=1, https://other.example/%C3%A9?%C3%A9=1"
    })
    void aLinkIsKeptAsItIsOrReadFromTheOriginOfApproval(String href, String expected) {
        assertThat(ApprovalLink.read(href, ORIGIN).uri()).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://approve.bank.example/canary",
                "javascript:canary()",
                "data:text/html,canary",
                "mailto:canary@bank.example",
                "ftp://bank.example/canary",
                "https:canary",
                "https:///canary",
                "//canary.example/go",
                "\\\\canary.example/go",
                "https://canary@approve.bank.example/",
                "https://approve.bank.example:canary@evil.example/",
                "https://bank.example\\@canary.example/",
                "https://bank_1.example/canary",
                "https://bank.example/canary canary",
                "https://bank.example/canary\n",
                "https://bank.example/{canary}",
                "https://bank.example/%zz?canary",
                "https://bänk.example/canary",
                "https://[canary/"
            })
    void aHostileLinkIsRefusedAndNotRepeated(String href) {
        assertThatThrownBy(() -> ApprovalLink.read(href, ORIGIN))
                .isInstanceOfSatisfying(
                        UnexpectedAnswerException.class,
                        e -> assertThat(e.path()).isEqualTo("_links.consentApproval.href"))
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void aLinkThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> ApprovalLink.read("/" + "a".repeat(4_096), ORIGIN))
                .isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    void parametersAreAddedBehindTheBanksOwnQueryAndEncoded() {
        ApprovalLink link = ApprovalLink.read(
                "https://approve.bank.example/go?PRid=a%2Fb&response_type=code&scope=pisp&x=1%2b&&y", ORIGIN);
        assertThat(link.with("client_id", "key 7")
                        .with("redirect_uri", "https://tpp.example/c?t=1&u=é")
                        .with("state", "s-_1")
                        .uri())
                .hasToString("https://approve.bank.example/go?PRid=a%2Fb&response_type=code&scope=pisp&x=1%2b&&y"
                        + "&client_id=key%207&redirect_uri=https%3A%2F%2Ftpp.example%2Fc%3Ft%3D1%26u%3D%C3%A9"
                        + "&state=s-_1");
    }

    @ParameterizedTest
    @CsvSource({
        "https://b.example, https://b.example?state=s",
        "https://b.example/go?, https://b.example/go?state=s",
        "https://b.example/#part, https://b.example/?state=s#part",
        "https://b.example/?a=1#x?y, https://b.example/?a=1&state=s#x?y",
        "https://b.example/?state=s, https://b.example/?state=s",
        "https://b.example/?STATE=t, https://b.example/?STATE=t&state=s"
    })
    void aParameterIsAddedWhereverAQueryBelongs(String href, String expected) {
        assertThat(ApprovalLink.read(href, ORIGIN).with("state", "s").uri()).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?state=canary", "?%73tate=canary", "?state=s&state=canary", "?state="})
    void aParameterOfTheBankWithAnotherValueIsRefused(String query) {
        ApprovalLink link = ApprovalLink.read("/go" + query, ORIGIN);
        assertThatThrownBy(() -> link.with("state", "s"))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageNotContaining("canary");
    }

    @Test
    void parametersAreReadDecoded() {
        ApprovalLink link = ApprovalLink.read("/go?a=1%2F2+3&b&c=&d=x&d=x&e=1&e=2", ORIGIN);
        assertThat(link.parameter("a")).contains("1/2 3");
        assertThat(link.parameter("b")).isEmpty();
        assertThat(link.parameter("c")).contains("");
        assertThat(link.parameter("d")).contains("x");
        assertThat(link.parameter("f")).isEmpty();
        assertThatThrownBy(() -> link.parameter("e")).isInstanceOf(UnexpectedAnswerException.class);
        assertThat(link).hasToString("ApprovalLink[approve.bank.example]");
    }
}
