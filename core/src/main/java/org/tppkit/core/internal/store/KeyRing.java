package org.tppkit.core.internal.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The keys that open records, by their ids, and the one of them that seals. */
public final class KeyRing {
    private final String sealing;
    private final Map<String, byte[]> keys;

    private KeyRing(String sealing, Map<String, byte[]> keys) {
        this.sealing = sealing;
        this.keys = keys;
    }

    /** A ring of the key that seals from now on. */
    public static KeyRing sealingWith(String id, byte[] key) {
        return new KeyRing(id, Map.of(id, key));
    }

    /**
     * The same ring with one more key that opens records.
     *
     * @throws IllegalArgumentException if it has a key of that id
     */
    public KeyRing openingWith(String id, byte[] key) {
        Map<String, byte[]> more = new LinkedHashMap<>(keys);
        if (more.put(id, key) != null) {
            throw new IllegalArgumentException("two encryption keys have the same id '" + id + "'");
        }
        return new KeyRing(sealing, more);
    }

    String sealingId() {
        return sealing;
    }

    Optional<byte[]> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** The ids only. */
    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
