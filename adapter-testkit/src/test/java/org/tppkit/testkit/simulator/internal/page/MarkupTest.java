package org.tppkit.testkit.simulator.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Whatever a third party calls itself or a payee: it is text, and nothing of it acts on what stands around. */
class MarkupTest {

    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</title></style></textarea>",
            "&lt;b&gt;",
            "&#x202e;",
            "]]>",
            "<!--",
            "javascript:alert(1)",
            "\u202Egnp.exe",
            "\u2066a\u2069",
            "\u200F\u200E\u061C",
            "\u0000\u0008\u007F\u0085",
            "\r\n\t",
            "\u2028\u2029",
            "\uD800",
            "\uDC00x",
            "\uFFFE\uFEFF",
            "\uE000",
            "Ünïcödé",
            "🥐",
            "ﷺ",
            "a");

    private static final DocumentBuilder XML = builder();

    private static DocumentBuilder builder() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void hostileTextsStayTextAndAreSeen() throws Exception {
        long seed = 4711;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(1, 5); part > 0; part--) {
                text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
            }
            Markup page = Markup.of("p")
                    .with("title", text.toString())
                    .add(Markup.foreign(text.toString()))
                    .text("behind");
            Element read = parsed(page.html());
            String shown = read.getFirstChild().getTextContent();
            assertThat(shown).as("seed " + seed).isEqualTo(visible(text.toString()));
            assertThat(read.getAttribute("title")).as("seed " + seed).isEqualTo(visible(text.toString()));
            assertThat(read.getAttributes().getLength()).isEqualTo(1);
            assertThat(read.getChildNodes().getLength()).isEqualTo(2);
            assertThat(page.html())
                    .doesNotMatch("(?s).*[\\u0000-\\u001f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069].*");
        }
    }

    /** What may be left of a text, said in another way than the code says it. */
    private static String visible(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }

    private static Element parsed(String html) throws Exception {
        return XML.parse(new InputSource(new StringReader(html))).getDocumentElement();
    }

    @Test
    void elementsWithoutContentAreWrittenAsHtmlReadsThem() {
        assertThat(Markup.of("p").html()).isEqualTo("<p></p>");
        assertThat(Markup.of("input").with("name", "a").html()).isEqualTo("<input name=\"a\" />");
        assertThat(Markup.of("a", "b")
                        .when(false, "href", "c")
                        .when(true, "id", "d")
                        .html())
                .isEqualTo("<a id=\"d\">b</a>");
    }
}
