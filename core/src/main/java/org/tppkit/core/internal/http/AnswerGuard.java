package org.tppkit.core.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.AnswerSignatures;
import org.tppkit.core.internal.signing.DigestHeader;
import org.tppkit.core.internal.signing.SignatureCheck;
import org.tppkit.core.internal.signing.SignatureHeader;
import org.tppkit.core.internal.signing.SignedMessage;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/**
 * Verifies Digest and Signature of one bank's answers over the bytes that came, before anybody reads them. A verified body
 * is held in memory, within the limit that the transport sets; one that is not looked at streams as before.
 */
public final class AnswerGuard {
    private static final String SIGNATURE = "Signature";
    private static final String DIGEST = "Digest";
    private static final int LEAST_ERROR = 300;

    private final AnswerSignatures mode;
    private final @Nullable AnswerKeys keys;

    private AnswerGuard(AnswerSignatures mode, @Nullable AnswerKeys keys) {
        this.mode = mode;
        this.keys = keys;
    }

    /** A guard that looks at nothing. */
    public static AnswerGuard off() {
        return new AnswerGuard(AnswerSignatures.OFF, null);
    }

    /** A guard for one bank. */
    public static AnswerGuard of(AnswerSignatures mode, AnswerKeys keys) {
        return new AnswerGuard(mode, keys);
    }

    /**
     * The answer, verified as far as the bank's rules say.
     *
     * @param request what it answers
     * @param answer as it came; its body is not read yet
     * @param deadline when the call must be over
     * @return the same answer, or one with the same bytes from memory
     * @throws UnexpectedAnswerException if it is not what the bank signed, or is not signed where it must be
     */
    public BankResponse verified(BankRequest request, BankResponse answer, Deadline deadline) {
        if (mode == AnswerSignatures.OFF || keys == null) {
            return answer;
        }
        Optional<String> signature = single(answer, SIGNATURE);
        Optional<String> digest = single(answer, DIGEST);
        if (signature.isEmpty() && isRequired(request, answer)) {
            throw refused("the bank must sign its answers, but this one carries no signature");
        }
        if (signature.isEmpty() && digest.isEmpty()) {
            return answer;
        }
        byte[] body = read(answer);
        if (signature.isPresent()) {
            verify(request, answer, signature.get(), body, keys, deadline);
        } else {
            DigestHeader.problem(digest.orElseThrow(), body).ifPresent(problem -> {
                throw refused(problem);
            });
        }
        return answer.withBody(new ByteArrayInputStream(body));
    }

    /** Errors often come from a gateway before the part of the bank that signs; token endpoints sign nothing. */
    private boolean isRequired(BankRequest request, BankResponse answer) {
        return mode == AnswerSignatures.REQUIRED
                && answer.status() < LEAST_ERROR
                && request.header(SIGNATURE).isPresent();
    }

    private static void verify(
            BankRequest request, BankResponse answer, String value, byte[] body, AnswerKeys keys, Deadline deadline) {
        SignatureHeader header;
        try {
            header = SignatureHeader.parse(value);
        } catch (IllegalArgumentException e) {
            throw refused("the answer's Signature header cannot be read: " + e.getMessage());
        }
        SignedMessage message =
                new SignedMessage(request.method(), request.pathAndQuery(), name -> single(answer, name));
        SignatureCheck check = new SignatureCheck(message, header, body);
        check.problemOfTheMessage().ifPresent(AnswerGuard::refuse);
        Optional<String> problem = check.problemOfTheSignature(keys.certificate(header.keyId(), deadline));
        if (problem.isPresent() && keys.mayBeOutdated(header.keyId())) {
            problem = check.problemOfTheSignature(keys.freshCertificate(header.keyId(), deadline));
        }
        problem.ifPresent(AnswerGuard::refuse);
    }

    /** Two values of such a header leave open which one counts. */
    private static Optional<String> single(BankResponse answer, String name) {
        List<String> values = answer.headers(name);
        if (values.size() > 1) {
            throw refused("the answer carries several headers " + name.toLowerCase(Locale.ROOT)
                    + ": which one is signed cannot be told");
        }
        return values.stream().findFirst().map(String::strip);
    }

    private static byte[] read(BankResponse answer) {
        try (InputStream body = answer.body()) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new TransportException(
                    TransportException.Reason.CONNECTION_LOST,
                    true,
                    "the answer broke off before its signature could be verified",
                    null);
        }
    }

    private static void refuse(String problem) {
        throw refused(problem);
    }

    private static UnexpectedAnswerException refused(String problem) {
        return new UnexpectedAnswerException("", problem + "; nothing of it was used");
    }
}
