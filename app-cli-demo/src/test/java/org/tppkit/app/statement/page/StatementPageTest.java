package org.tppkit.app.statement.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tppkit.app.statement.AskedDays;
import org.tppkit.app.statement.Entries;
import org.tppkit.app.statement.HostileText;
import org.tppkit.app.statement.SafeText;
import org.tppkit.app.statement.StatementHeading;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionStatus;

class StatementPageTest {
    /** What would load, run or send something. */
    private static final Pattern ACTIVE = Pattern.compile(
            "<(script|link|img|iframe|object|embed|form|base|a|use|image|foreignObject)[\\s>/]|\\son[a-z]+=|\\s(src|href)=|@import",
            Pattern.CASE_INSENSITIVE);

    private static List<String> kinds() {
        return List.copyOf(Samples.all().keySet());
    }

    private static ReadPage page(String kind, Language language) throws IOException {
        return ReadPage.of(Samples.html(Samples.all().get(kind), language));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyPageIsWellFormedLoadsNothingRunsNothingAndHasAllRows(String kind) throws IOException {
        Statement statement = Samples.all().get(kind);
        AskedDays days = statement.heading().days();
        for (Language language : Language.values()) {
            String html = Samples.html(statement, language);

            ReadPage page = ReadPage.of(html);

            assertThat(html).doesNotContainPattern(ACTIVE).startsWith("<!DOCTYPE html>");
            assertThat(html.replace("http://www.w3.org/1999/xhtml", "").replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain("http://", "https://", "//");
            assertThat(page.all("/html/@lang")).containsOnly(language.words().code());
            assertThat(page.all("//meta[@http-equiv='Content-Security-Policy']/@content"))
                    .containsExactly(PageWriter.POLICY);
            assertThat(page.all("//table[not(caption)] | //th[not(@scope)] | //*[local-name()='svg'][not(@role)]"))
                    .isEmpty();
            long expected = statement.entries().stream()
                    .filter(entry -> entry.bookingDate().map(days::includes).orElse(true))
                    .count();
            assertThat(page.all("//table[@class='entries']/tbody/tr[not(@class)]"))
                    .hasSize((int) expected);
        }
    }

    @Test
    void sumsAreOfWhatIsBookedAndPendingStandsApart() throws IOException {
        ReadPage page = page("salary", Language.FR);
        List<BigDecimal> booked =
                page.amounts("booked").stream().map(BigDecimal::new).toList();

        assertThat(figure(page, "in")).isEqualTo(sum(booked, 1).toPlainString());
        assertThat(figure(page, "out")).isEqualTo(sum(booked, -1).toPlainString());
        assertThat(figure(page, "pending")).isEqualTo("-60.09");
        assertThat(figure(page, "balance")).isEqualTo("1868.06");
        assertThat(page.amounts("pending")).containsExactly("-42.10", "-17.99");
        assertThat(page.all("//span[@class='status']")).containsExactly("en attente", "en attente");
        assertThat(page.text()).contains("ce qui est en attente n’est pas dans cette courbe");
        List<String> months = page.all("//table[@class='months']/tbody/tr/td[1]/data/@value");
        assertThat(months.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(sum(booked, 1));
    }

    private static BigDecimal sum(List<BigDecimal> amounts, int sign) {
        return amounts.stream().filter(amount -> amount.signum() == sign).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String figure(ReadPage page, String kind) {
        return page.all("//div[@class='figure " + kind + "']//data/@value").get(0);
    }

    @Test
    void theBalanceAtTheEndOfADayStandsOnItsFirstRow() throws IOException {
        ReadPage page = ReadPage.of(Samples.html(
                Samples.complete(
                        List.of(Samples.booked("100.00", Samples.TODAY)),
                        List.of(
                                Entries.booked("2026-11-20", "-1.00", "b"),
                                Entries.booked("2026-11-20", "-2.00", "a"),
                                Entries.booked("2026-10-31", "50.00", "c"))),
                Language.EN));

        assertThat(page.all("//tbody[@class='booked']/tr[not(@class)]/td[4]"))
                .containsExactly("€100.00", "", "€103.00");
        assertThat(page.all("//tbody[@class='booked']/tr[@class='group']/th"))
                .containsExactly("November 2026", "October 2026");
        assertThat(page.all("//tbody[@class='booked']/tr[@class='group']/td[1]"))
                .containsExactly("\u2212€3.00", "+€50.00");
        assertThat(page.all("//*[@id='balance-description']").get(0))
                .contains("€53.00 on 30 Oct 2026", "€100.00 on 22 Nov 2026", "highest €103.00 on 31 Oct 2026");
    }

    @Test
    void anIncompletePageSaysSoAtTheTopAndInTheLine() throws IOException {
        ReadPage page = page("incomplete", Language.EN);

        assertThat(page.all("//div[@class='warning']"))
                .singleElement()
                .asString()
                .contains("not complete", "read before", "of the entries that were read, and of no others");
        assertThat(page.text()).contains("The line begins on 14 Aug 2026: earlier entries were not read.");
        assertThat(page("salary", Language.EN).all("//div[@class='warning']")).isEmpty();
    }

    @Test
    void severalCurrenciesHaveSumsOfTheirOwnAndNoCharts() throws IOException {
        ReadPage page = page("currencies", Language.EN);

        assertThat(page.all("//*[local-name()='svg']")).isEmpty();
        assertThat(page.all("//div[@class='figure out']//data/@data-currency")).containsExactly("CHF", "EUR");
        assertThat(page.all("//table[@class='months']")).hasSize(2);
        assertThat(page.text()).contains("There is no chart of the balance: there are several currencies.");
        assertThat(page.amounts("other")).containsExactly("-5.00");
        assertThat(page.text()).contains("1 entry is neither booked nor pending");
    }

    @Test
    void aMonthInThePastEndsWithTheBalanceOfItsLastDay() throws IOException {
        Statement statement = Samples.all().get("october");
        ReadPage page = page("october", Language.EN);
        BigDecimal later = statement.entries().stream()
                .filter(entry -> entry.bookingDate().orElseThrow().getMonthValue() == 11)
                .map(entry -> entry.signedAmount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(later).isNegative();
        assertThat(new BigDecimal(figure(page, "balance")))
                .isEqualByComparingTo(new BigDecimal("1868.06").subtract(later));
        assertThat(page.all("//tbody/tr/td[1]/time/@datetime"))
                .isNotEmpty()
                .allMatch(day -> day.startsWith("2026-10-"));
    }

    @Test
    void longHistoriesAreThinnedInTheDrawingAndWholeInTheTable() throws IOException {
        ReadPage page = page("many", Language.EN);
        String path = page.all("//*[@class='balance']/@d").get(0);

        assertThat(page.amounts("booked")).hasSizeGreaterThan(4_000);
        assertThat(path.chars().filter(c -> c == 'V').count()).isLessThan(BalanceChart.MOST_POINTS);
        assertThat(page.all("//*[local-name()='rect'][@class='out narrow']")).hasSize(119);
    }

    @Test
    void whateverABankSendsIsTextAndNothingElse() throws IOException {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Transaction> entries = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String text = HostileText.of(random);
                texts.add(SafeText.of(text));
                TransactionStatus status = i % 2 == 0 ? TransactionStatus.BOOKED : new TransactionStatus(text);
                entries.add(Entries.entry(status, "-1.00", "EUR", text)
                        .bookingDate(Samples.TODAY.minusDays(i))
                        .additionalInformation(text)
                        .build());
            }
            StatementHeading usual = Entries.heading(AskedDays.all());
            StatementHeading heading = new StatementHeading(
                    usual.bank(),
                    HostileText.of(random),
                    usual.account(),
                    Optional.of(HostileText.of(random)),
                    Optional.of(HostileText.of(random)),
                    usual.days());
            Statement statement = new Statement(
                    heading,
                    Samples.TODAY.atStartOfDay(ZoneOffset.UTC),
                    List.of(Samples.booked("1.00", Samples.TODAY)),
                    entries,
                    Entries.outcome(entries, PagingEnd.NO_NEXT_LINK));

            String html = Samples.html(statement, random.nextBoolean() ? Language.EN : Language.FR);

            ReadPage page = ReadPage.of(html);
            assertThat(html).as("seed %d", seed).doesNotContainPattern(ACTIVE);
            assertThat(page.all("//script | //*[@onload]")).as("seed %d", seed).isEmpty();
            assertThat(page.all("//div[@class='first']/bdi"))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(texts);
        }
    }

    @Test
    void aPageHasAnEnd() throws IOException {
        StatementPage page = new StatementPage(
                new StringWriter(),
                Language.EN,
                Entries.heading(AskedDays.all()),
                Samples.TODAY.atStartOfDay(ZoneOffset.UTC),
                List.of());
        page.begin();
        Transaction entry = Entries.booked("2026-11-20", "-1.00", "x");
        for (int i = 0; i < StatementPage.MOST_ENTRIES; i++) {
            page.entry(entry);
        }

        assertThatThrownBy(() -> page.entry(entry))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("fewer days");
    }
}
