package org.tppkit.testkit.scripted;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Bodies that were compressed. */
final class Compression {
    private static final int MEGABYTE = 1 << 20;
    private static final int BOMB_BYTES = 10 * MEGABYTE;

    /** RFC 1952: magic number, deflate, no flags, no time, no hint, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private Compression() {}

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /**
     * Some 10 MB that unpack to some 10 GB of blanks: one compressed megabyte, again and again, without an end. Cheap to
     * make.
     */
    static byte[] bomb() {
        byte[] block = megabyteOfBlanks();
        ByteArrayOutputStream bomb = new ByteArrayOutputStream(BOMB_BYTES + block.length);
        bomb.writeBytes(HEADER);
        while (bomb.size() < BOMB_BYTES) {
            bomb.writeBytes(block);
        }
        return bomb.toByteArray();
    }

    private static byte[] megabyteOfBlanks() {
        byte[] blanks = new byte[MEGABYTE];
        Arrays.fill(blanks, (byte) ' ');
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(blanks);
            byte[] block = new byte[MEGABYTE];
            int size = deflater.deflate(block, 0, block.length, Deflater.SYNC_FLUSH);
            return Arrays.copyOf(block, size);
        } finally {
            deflater.end();
        }
    }
}
