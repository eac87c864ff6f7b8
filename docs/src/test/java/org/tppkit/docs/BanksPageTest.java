package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;

/** The page of banks and the README's table say what the rows say; {@code -Dbanks.page=write} writes both anew. */
class BanksPageTest {
    private static final String WRITE = "-Dbanks.page=write";

    private final List<BankDescriptor> banks = BanksPage.shipped();

    @Test
    void thePageSaysWhatTheRowsSay() throws IOException {
        hold(BanksPage.FILE, BanksPage.tables(banks));
    }

    @Test
    void theTableOfTheReadmeSaysWhatTheRowsSay() throws IOException {
        hold(BanksPage.README, BanksPage.overview(banks));
    }

    private static void hold(String file, String part) throws IOException {
        String page = Repository.read(file);
        String wanted = BanksPage.withPart(page, part);
        if (System.getProperty("banks.page", "").equals("write")) {
            Files.writeString(Repository.file(file), wanted);
            return;
        }

        assertThat(page)
                .as("%s differs from the banks' rows: run this test with %s", file, WRITE)
                .isEqualTo(wanted);
    }

    @Test
    void theNineBanksAreFoundAsAProgramFindsThem() {
        assertThat(banks).extracting(bank -> bank.id().toString()).hasSize(9).contains("arkea:fortuneo", "arkea:cmb");
    }

    @Test
    void aBankThatSaysSomethingElseStandsApart() {
        ApiVersion one = ApiVersion.of("1.0");
        BankDescriptor other = BankDescriptor.builder()
                .id(BankId.of("other", "bank"))
                .name("Other bank")
                .putEndpoints(Environment.SANDBOX, BankEndpoints.of(URI.create("https://api.other.example")))
                .putCapabilities(one, Set.of(Capability.ACCOUNTS))
                .recommendedVersion(one)
                .zone(ZoneId.of("Europe/Berlin"))
                .build();
        List<BankDescriptor> all = new ArrayList<>(banks);
        all.add(other);

        assertThat(BanksPage.tables(all))
                .contains("| Other bank | `other:bank` | PRODUCTION | not known: give `api` |  |\n")
                .contains("| `https://api.other.example` | not known: give `authorization` |\n")
                .contains("| `other:bank` | 1.0 | 1.0 | Europe/Berlin | no limit | 180 days |\n")
                .contains("\nFor `other:bank`:\n");
        assertThat(BanksPage.overview(List.of(other)))
                .contains("| Other bank | `other:bank` | 1.0 | yes | no | no |\n");
    }

    @Test
    void aPageWithoutMarksIsRefused() {
        assertThatThrownBy(() -> BanksPage.withPart("# Banks\n", "x")).hasMessageContaining("marks");
    }
}
