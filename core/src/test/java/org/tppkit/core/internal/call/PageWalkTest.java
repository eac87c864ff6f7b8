package org.tppkit.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tppkit.core.Answer;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CallFacts;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.RequestId;

class PageWalkTest {
    private final List<Optional<PageCursor>> asked = new ArrayList<>();

    @Test
    void oneAfterTheOtherUntilThereIsNoNext() {
        PageWalk<String> walk = walk(10, page -> switch (number(page)) {
            case 1 -> Page.followedBy(new PageCursor("2"), List.of("a", "b"));
            case 2 -> Page.followedBy(new PageCursor("3"), List.of());
            default -> Page.last(PagingEnd.NO_NEXT_LINK, List.of("c"));
        });
        assertThat(walk.end()).isEmpty();
        assertThat(all(walk)).containsExactly("a", "b", "c");
        assertThat(asked).containsExactly(Optional.empty(), cursor("2"), cursor("3"));
        assertThat(walk.end()).contains(PagingEnd.NO_NEXT_LINK);
        assertThat(walk.pagesRead()).isEqualTo(3);
        assertThat(walk.requestsSent()).isEqualTo(6);
        assertThat(walk.requestIds()).hasSize(6).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(PagingEnd.class)
    void theBanksOwnEndIsKept(PagingEnd end) {
        PageWalk<String> walk = walk(10, page -> Page.last(end, List.of("only")));
        assertThat(all(walk)).containsExactly("only");
        assertThat(walk.hasNext()).isFalse();
        assertThat(walk.end()).contains(end);
    }

    @Test
    void theLimitOfPagesEndsIt() {
        PageWalk<String> walk =
                walk(4, page -> Page.followedBy(new PageCursor(Integer.toString(number(page) + 1)), List.of("x")));
        assertThat(all(walk)).hasSize(4);
        assertThat(walk.end()).contains(PagingEnd.PAGE_LIMIT);
        assertThat(asked).hasSize(4);
    }

    @Test
    void aLastPageAtTheLimitIsNoPrematureEnd() {
        PageWalk<String> walk = walk(1, page -> Page.last(PagingEnd.NO_NEXT_LINK, List.of("x")));
        all(walk);
        assertThat(walk.end()).contains(PagingEnd.NO_NEXT_LINK);
    }

    @Test
    void aCircleIsWalkedOnce() {
        PageWalk<String> walk = walk(
                100,
                page -> Page.followedBy(new PageCursor(number(page) == 2 ? "3" : "2"), List.of("p" + number(page))));
        assertThat(all(walk)).containsExactly("p1", "p2", "p3");
        assertThat(walk.end()).contains(PagingEnd.PAGE_READ_BEFORE);
    }

    @Test
    void aLinkBackToTheFirstPageIsSeenWhereThePageNamesItself() {
        PageWalk<String> walk = walk(
                100,
                page -> Page.followedBy(new PageCursor(number(page) == 1 ? "2" : "1"), List.of("p" + number(page)))
                        .withSelf(new PageCursor(Integer.toString(number(page)))));
        assertThat(all(walk)).containsExactly("p1", "p2");
        assertThat(walk.end()).contains(PagingEnd.PAGE_READ_BEFORE);
    }

    @Test
    void anErrorTellsTheRequestsOfAllPagesAndThePageCanBeAskedForAgain() {
        List<RequestId> failed = List.of(id(), id());
        List<TppException> failures = new ArrayList<>(List.of(failure(failed)));
        PageWalk<String> walk = walk(10, page -> {
            if (number(page) == 2 && !failures.isEmpty()) {
                throw failures.remove(0);
            }
            return number(page) == 1
                    ? Page.followedBy(new PageCursor("2"), List.of("a"))
                    : Page.last(PagingEnd.NO_NEXT_LINK, List.of("b"));
        });
        walk.nextPage();
        assertThatThrownBy(walk::nextPage).isInstanceOfSatisfying(TppException.class, e -> {
            assertThat(e.requestsSent()).isEqualTo(4);
            assertThat(e.requestIds()).hasSize(4).endsWith(failed.get(0), failed.get(1));
            assertThat(e.bank()).contains(CallScene.BANK);
        });
        assertThat(walk.end()).isEmpty();
        assertThat(walk.pagesRead()).isEqualTo(1);
        assertThat(walk.nextPage()).containsExactly("b");
        assertThat(walk.requestsSent()).isEqualTo(6);
        assertThat(asked).endsWith(cursor("2"), cursor("2"));
    }

    private PageWalk<String> walk(int limit, Function<Optional<PageCursor>, Page<String>> bank) {
        return new PageWalk<>(CallScene.BANK, limit, page -> {
            asked.add(page);
            return new Answer<>(bank.apply(page), 2, List.of(id(), id()));
        });
    }

    private static List<String> all(PageWalk<String> walk) {
        List<String> all = new ArrayList<>();
        while (walk.hasNext()) {
            all.addAll(walk.nextPage());
        }
        return all;
    }

    private static TppException failure(List<RequestId> ids) {
        TppException failure = new BankUnavailableException("out of order", BankAnswer.of(503), null);
        failure.belongsTo(new CallFacts(CallScene.BANK, ids, ids.size()));
        return failure;
    }

    private static int number(Optional<PageCursor> page) {
        return page.map(cursor -> Integer.parseInt(cursor.value())).orElse(1);
    }

    private static Optional<PageCursor> cursor(String value) {
        return Optional.of(new PageCursor(value));
    }

    private static RequestId id() {
        return new RequestId(UUID.randomUUID());
    }
}
