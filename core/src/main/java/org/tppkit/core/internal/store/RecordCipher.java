package org.tppkit.core.internal.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;

/**
 * Seals records with AES-256-GCM. Each writing has a key and a nonce of its own, derived from the ring's key and a random
 * salt (HKDF, RFC 5869): so no number of records brings a nonce twice. What the record is bound to goes in as associated
 * data: the head, the record's key in the store, and its subject.
 */
final class RecordCipher {
    private static final byte[] INFO = "TPPKit token record 1".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final SecureRandom random;

    RecordCipher(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** Whether a payload was sealed with the key that seals now. */
    boolean isUpToDate(byte[] payload) {
        return SealedForm.read(payload).keyId().equals(keys.sealingId());
    }

    TokenRecord seal(TokenKey key, TokenRecord record) {
        byte[] salt = new byte[SealedForm.SALT];
        random.nextBytes(salt);
        String keyId = keys.sealingId();
        byte[] head = SealedForm.head(keyId, salt);
        byte[] secret = keys.find(keyId).orElseThrow();
        byte[] sealed;
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, secret, salt);
            cipher.updateAAD(head);
            cipher.updateAAD(binding(key, record.subject()));
            sealed = cipher.doFinal(DatedPayload.of(record).write());
        } catch (GeneralSecurityException e) {
            throw new TokenStoreException("this Java cannot encrypt with AES-256-GCM", e);
        }
        return likeIn(record, new SealedForm(keyId, salt, sealed).write());
    }

    private static TokenRecord likeIn(TokenRecord record, byte[] payload) {
        TokenRecord plain = TokenRecord.of(payload);
        TokenRecord owned = record.subject().map(plain::withSubject).orElse(plain);
        return record.expiresAt().map(owned::withExpiry).orElse(owned);
    }

    TokenRecord open(TokenKey key, TokenRecord record) {
        SealedForm form = SealedForm.read(record.payload());
        byte[] secret = keys.find(form.keyId()).orElseThrow(() -> unknownKey(form.keyId()));
        DatedPayload opened = DatedPayload.read(open(key, record.subject(), form, secret));
        if (!opened.isDatedLike(record)) {
            throw doesNotOpen(form.keyId());
        }
        TokenRecord plain = opened.toRecord();
        return record.subject().map(plain::withSubject).orElse(plain);
    }

    private static byte[] open(TokenKey key, Optional<String> subject, SealedForm form, byte[] secret) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, secret, form.salt());
            cipher.updateAAD(form.head());
            cipher.updateAAD(binding(key, subject));
            return cipher.doFinal(form.sealed());
        } catch (AEADBadTagException e) {
            throw doesNotOpen(form.keyId());
        } catch (GeneralSecurityException e) {
            throw new TokenStoreException("an encrypted record cannot be opened with this Java's AES-256-GCM", e);
        }
    }

    private static Cipher cipher(int mode, byte[] secret, byte[] salt) throws GeneralSecurityException {
        byte[] derived = Hkdf.derive(secret, salt, INFO, KEY + NONCE);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(derived, 0, KEY, "AES"),
                    new GCMParameterSpec(TAG_BITS, derived, KEY, NONCE));
            return cipher;
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    private static byte[] binding(TokenKey key, Optional<String> subject) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            KeyBytes.write(out, key);
            out.writeBoolean(subject.isPresent());
            if (subject.isPresent()) {
                KeyBytes.writeText(out, subject.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    private static TokenStoreException unknownKey(String keyId) {
        return new TokenStoreException(
                "an encrypted record needs the key '" + keyId + "', which is not among the given ones: give it too;"
                        + " the record was left alone",
                null);
    }

    private static TokenStoreException doesNotOpen(String keyId) {
        return new TokenStoreException(
                "an encrypted record does not open: it was changed, moved here from another place, or sealed with"
                        + " another key of the id '" + keyId + "'. Give the right key or bring the record back from a"
                        + " backup; it was left alone",
                null);
    }

    @Override
    public String toString() {
        return "RecordCipher[" + keys + "]";
    }
}
