package org.tppkit.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** What stands in the directory. */
class FileTokenStoreTest {
    private static final TokenFilter ALL = TokenFilter.builder().build();

    @TempDir
    Path folder;

    private Path directory() {
        return folder.resolve("tokens");
    }

    private TokenStore store() {
        return TokenStores.file(directory());
    }

    private static TokenKey key(String id) {
        return new TokenKey(TokenKey.Kind.CONSENT, Environment.SANDBOX, BankId.of("arkea:cmb"), "client", id);
    }

    private static TokenRecord record(String text) {
        return TokenRecord.of(text.getBytes(StandardCharsets.UTF_8)).withSubject("user");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory())) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private Path fileOf(TokenKey key) {
        String name = RecordFiles.nameOf(key);
        return directory().resolve("records").resolve(name.substring(0, 2)).resolve(name);
    }

    @Test
    void filesAndDirectoriesAreTheOwnersAlone() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        TokenStore store = store();
        store.replace(key("a"), store.replace(key("a"), null, record("1")).orElseThrow(), record("2"));

        try (Stream<Path> all = Files.walk(directory())) {
            assertThat(all).hasSizeGreaterThan(5).allSatisfy(path -> {
                Set<PosixFilePermission> wanted =
                        PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------");
                assertThat(Files.getPosixFilePermissions(path))
                        .as(path.toString())
                        .isEqualTo(wanted);
            });
        }
    }

    @Test
    void aDirectoryThatOthersCanEnterIsRefused() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Files.createDirectory(directory());
        Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxr-x---"));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(this::store)
                .withMessageContaining("chmod 700");
        assertThat(directory()).isEmptyDirectory();
    }

    @Test
    void aPlaceThatCannotBeADirectoryIsRefused() throws IOException {
        Files.writeString(directory(), "a file");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(this::store)
                .withMessageContaining("cannot be made");
    }

    @Test
    void namesTellNothingOfTheRecord() throws IOException {
        store().replace(key("consent-of-anna"), null, record("1"));

        assertThat(files()).noneMatch(file -> file.toString().contains("anna"));
    }

    @Test
    void keysThatDifferOnlyInTheCaseOfALetterHaveNamesThatDifferInMore() {
        assertThat(RecordFiles.nameOf(key("A"))).isNotEqualToIgnoringCase(RecordFiles.nameOf(key("a")));
    }

    @Test
    void whatADeadWriterLeftBehindIsNoHarm() throws IOException {
        TokenStore store = store();
        long revision = store.replace(key("a"), null, record("1")).orElseThrow();
        Files.writeString(directory().resolve("draft"), "half a rec");

        TokenStore next = store();
        assertThat(next.find(key("a")).map(StoredToken::record)).contains(record("1"));
        next.replace(key("a"), revision, record("2")).orElseThrow();
        assertThat(next.find(key("a")).map(StoredToken::record)).contains(record("2"));
        assertThat(directory().resolve("draft")).doesNotExist();
    }

    @Test
    void storesOfOneDirectoryShareTheirRevisions() {
        Set<Long> seen = new HashSet<>();
        TokenStore one = store();
        TokenStore other = store();
        for (int i = 0; i < 30; i++) {
            long first = one.replace(key("a"), null, record("1")).orElseThrow();
            long second = other.replace(key("a"), first, record("2")).orElseThrow();
            assertThat(seen.add(first) && seen.add(second)).isTrue();
            assertThat(one.remove(key("a"), second)).isTrue();
        }
    }

    @Test
    void aLostCounterGoesOnFarBeyondWhatItGave() throws IOException {
        TokenStore store = store();
        long kept = store.replace(key("kept"), null, record("1")).orElseThrow();
        long removed = store.replace(key("removed"), null, record("1")).orElseThrow();
        store.remove(key("removed"), removed);
        Files.delete(directory().resolve("revisions"));

        fails(() -> store.find(key("removed")), "is gone");
        assertThat(store().replace(key("removed"), null, record("1")).orElseThrow())
                .isGreaterThan(kept + 1_000_000);
    }

    @Test
    void aDamagedCounterIsSaid() throws IOException {
        store();
        Files.writeString(directory().resolve("revisions"), "12x");

        fails(() -> store().replace(key("a"), null, record("1")), "'revisions' is damaged");
    }

    @Test
    void eachFlippedBitOfAFileIsNoticedAndNothingIsTouched() throws IOException {
        TokenStore store = store();
        long revision = store.replace(key("a"), null, record("secret")).orElseThrow();
        byte[] whole = Files.readAllBytes(fileOf(key("a")));
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(fileOf(key("a")), flipped);
            fails(() -> store.find(key("a")), "is damaged");
        }
        fails(() -> store.replace(key("a"), revision, record("new")), "is damaged");
        fails(() -> store.list(ALL, null, 10), "is damaged");
    }

    @Test
    void aFileCutOffAnywhereIsNoticed() throws IOException {
        TokenStore store = store();
        store.replace(key("a"), null, record("secret"));
        byte[] whole = Files.readAllBytes(fileOf(key("a")));
        for (int length = 0; length < whole.length; length++) {
            Files.write(fileOf(key("a")), Arrays.copyOf(whole, length));
            fails(() -> store.find(key("a")), "is damaged");
        }
    }

    @Test
    void aFileUnderAnotherNameIsNoticed() throws IOException {
        TokenStore store = store();
        store.replace(key("a"), null, record("1"));
        store.replace(key("b"), null, record("2"));
        Files.copy(fileOf(key("a")), fileOf(key("b")), StandardCopyOption.REPLACE_EXISTING);

        fails(() -> store.find(key("b")), "somebody moved it");
    }

    @Test
    void aNewerFormIsSaidAndLeftAlone() throws IOException {
        TokenStore store = store();
        long revision = store.replace(key("a"), null, record("1")).orElseThrow();
        byte[] newer = Files.readAllBytes(fileOf(key("a")));
        newer[2] = 2;
        Files.write(fileOf(key("a")), resummed(newer));

        fails(() -> store.find(key("a")), "a newer TPPKit wrote");
        fails(() -> store.replace(key("a"), revision, record("2")), "a newer TPPKit wrote");
        fails(() -> store.remove(key("a"), revision), "a newer TPPKit wrote");
        assertThat(Files.readAllBytes(fileOf(key("a")))).isEqualTo(resummed(newer));
    }

    @Test
    void kindsThatOnlyANewerTppKitKnowsAreNotListed() throws IOException {
        TokenStore store = store();
        store.replace(key("a"), null, record("1"));
        store.replace(key("b"), null, record("2"));
        byte[] foreign = Files.readAllBytes(fileOf(key("b")));
        foreign[3 + Integer.BYTES + 1] = 'X'; // the first letter of CONSENT
        Files.write(fileOf(key("b")), resummed(foreign));

        assertThat(store.list(ALL, null, 10).tokens())
                .extracting(StoredToken::key)
                .containsExactly(key("a"));
    }

    private static byte[] resummed(byte[] file) {
        CRC32C sum = new CRC32C();
        sum.update(file, 0, file.length - Integer.BYTES);
        ByteBuffer.wrap(file).putInt(file.length - Integer.BYTES, (int) sum.getValue());
        return file;
    }

    @Test
    void aPageOfAnotherStoreIsRefused() {
        TokenStore store = store();
        for (String page : List.of("", "x", "0".repeat(63), "G".repeat(64), "../".repeat(21) + "a")) {
            assertThatIllegalArgumentException().isThrownBy(() -> store.list(ALL, page, 10));
        }
    }

    @Test
    void anInterruptEndsAWriteAndKeepsTheFlag() {
        TokenStore store = store();
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(TokenStoreException.class)
                    .isThrownBy(() -> store.replace(key("a"), null, record("1")));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(store.find(key("a"))).isEmpty();
        assertThat(store.replace(key("a"), null, record("1"))).isPresent();
    }

    private static void fails(Runnable work, String words) {
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(work::run)
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", "user"));
    }
}
