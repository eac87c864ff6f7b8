package org.tppkit.adapter.arkea.internal.stet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.spi.http.BankResponse;

/** The bank's id of a payment: where it is found in an answer, and where the payment is found by it. */
final class PaymentResource {
    /** The name of the list, and the last segment of its address. */
    static final String COLLECTION = "payment-requests";

    private static final int LONGEST = 100;

    private PaymentResource() {}

    /**
     * The id of a payment that was created: a parameter of the approval link, the last segment of Location, absolute or
     * relative, or both; then they must agree.
     */
    static String idOfCreated(Optional<String> inLink, BankResponse answer) {
        List<String> ids = new ArrayList<>();
        inLink.ifPresent(ids::add);
        answer.headers("Location").forEach(location -> lastSegment(location).ifPresent(ids::add));
        if (ids.isEmpty()) {
            throw new UnexpectedAnswerException("", "neither the approval link nor Location names the payment's id");
        }
        if (ids.stream().distinct().count() > 1) {
            throw new UnexpectedAnswerException("", "the approval link and Location name different payments");
        }
        return requireId(ids.get(0));
    }

    private static String requireId(String id) {
        boolean printable = id.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (id.isBlank() || id.length() > LONGEST || !printable) {
            throw new UnexpectedAnswerException(
                    "", "a payment's id of 1 to " + LONGEST + " printable ASCII characters is expected");
        }
        return id;
    }

    private static Optional<String> lastSegment(String location) {
        String path = location.strip().split("[?#]", 2)[0];
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String segment = trimmed.substring(trimmed.lastIndexOf('/') + 1);
        if (segment.isEmpty() || segment.equals(COLLECTION)) {
            return Optional.empty();
        }
        if (!QueryText.isWellEncoded(segment)) {
            throw new UnexpectedAnswerException("", "Location is badly encoded");
        }
        return Optional.of(PercentDecoding.decode(segment));
    }
}
