package org.tppkit.testkit.simulator.internal.page;

import java.util.ArrayList;
import java.util.List;
import org.tppkit.testkit.simulator.internal.http.Answer;

/** Pages that only say something. */
final class MessagePages {

    private final PageFrame frame;

    MessagePages(PageFrame frame) {
        this.frame = frame;
    }

    /** The request is at fault. The message is for its makers and stays in English. */
    Answer rejected(Wording words, String message) {
        Markup detail = Markup.of("p")
                .with("class", "detail")
                .text(words.say(Text.DETAIL) + " ")
                .add(Markup.of("code", message).with("lang", "en"));
        return page(400, words, Text.BAD_REQUEST_TITLE, List.of(Text.BAD_REQUEST), List.of(detail));
    }

    /** The page was open too long. */
    Answer expired(Wording words) {
        return page(410, words, Text.EXPIRED_TITLE, List.of(Text.EXPIRED, Text.BEGIN_ANEW), List.of());
    }

    /** The question behind the page was answered elsewhere, or has run out. */
    Answer closed(Wording words) {
        return page(410, words, Text.CLOSED_TITLE, List.of(Text.CLOSED, Text.BEGIN_ANEW), List.of());
    }

    /** The customer has answered already. */
    Answer decided(Wording words, Decision decision) {
        Text what = decision == Decision.APPROVE ? Text.DECIDED_APPROVED : Text.DECIDED_REFUSED;
        return page(409, words, Text.DECIDED_TITLE, List.of(what, Text.BEGIN_ANEW), List.of());
    }

    /** The form or address does not come from a page that was opened in this browser. */
    Answer stranger(Wording words) {
        return page(403, words, Text.STRANGER_TITLE, List.of(Text.STRANGER, Text.BEGIN_ANEW), List.of());
    }

    /** There is no such page, or it does not take this method. */
    Answer noPage(Wording words, int status) {
        return page(status, words, Text.NO_PAGE_TITLE, List.of(Text.NO_PAGE), List.of());
    }

    private Answer page(int status, Wording words, Text title, List<Text> paragraphs, List<Markup> more) {
        List<Markup> content = new ArrayList<>();
        for (Text paragraph : paragraphs) {
            content.add(Markup.of("p", words.say(paragraph)));
        }
        content.addAll(more);
        return frame.page(status, words, words.say(title), "", List.of(), content);
    }
}
