package org.tppkit.app.pay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tppkit.app.client.FolderLock;
import org.tppkit.app.client.HomeFolder;
import org.tppkit.app.client.OwnerFiles;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.payment.PaymentId;

/** The payments that were begun on this machine: one file each, for its owner only. */
final class KeptPayments {
    private static final Duration SAME_ORDER = Duration.ofMinutes(30);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String ENDING = ".properties";

    private final Path folder;
    private final HomeFolder home;
    private final Clock clock;

    KeptPayments(HomeFolder home, Clock clock) {
        this.folder = home.pending().resolve("payments");
        this.home = home;
        this.clock = clock;
    }

    /** Does something while no other process of this machine sends a payment. */
    <T> T alone(Supplier<T> work) {
        return FolderLock.holding(home, "payments.lock", work);
    }

    /** Writes down how far a payment has come. On return it is on the disk. */
    void keep(KeptPayment payment) {
        OwnerFiles.makeFolder(folder);
        OwnerFiles.write(file(payment), KeptPaymentText.write(payment));
    }

    /** All of them, the oldest first. */
    List<KeptPayment> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .flatMap(file -> OwnerFiles.readIfThere(file).flatMap(KeptPaymentText::read).stream())
                    .sorted(Comparator.comparing(KeptPayment::createdAt).thenComparing(KeptPayment::requestId))
                    .toList();
        } catch (IOException e) {
            throw new ConfigurationException(List.of(folder + " cannot be read"), e);
        }
    }

    /** Removes what nobody will ask for any more. */
    void forgetOld() {
        Instant limit = clock.instant().minus(KEPT);
        all().stream().filter(payment -> payment.createdAt().isBefore(limit)).forEach(this::forget);
    }

    /** Removes one. */
    void forget(KeptPayment payment) {
        try {
            Files.deleteIfExists(file(payment));
        } catch (IOException e) {
            throw new ConfigurationException(List.of(file(payment) + " cannot be removed"), e);
        }
    }

    /** The latest of the same content within half an hour that was not turned down. */
    Optional<KeptPayment> sameContent(String content) {
        Instant limit = clock.instant().minus(SAME_ORDER);
        return last(all().stream()
                .filter(payment -> payment.content().equals(content))
                .filter(payment -> payment.createdAt().isAfter(limit))
                .filter(payment -> payment.stage() != KeptPayment.Stage.UNSUCCESSFUL));
    }

    Optional<KeptPayment> of(PaymentId id) {
        return last(all().stream()
                .filter(payment -> payment.payment().filter(id::equals).isPresent()));
    }

    /** The one whose customer came back with that callback. */
    Optional<KeptPayment> of(Callback callback) {
        return last(all().stream().filter(payment -> payment.waiting(callback).isPresent()));
    }

    private static Optional<KeptPayment> last(Stream<KeptPayment> payments) {
        return payments.reduce((earlier, later) -> later);
    }

    private Path file(KeptPayment payment) {
        return folder.resolve(payment.requestId() + ENDING);
    }
}
