package org.tppkit.app.terminal;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream whose failures end the program. A {@code PrintStream} swallows them: a command would go on for hours after its
 * reader has gone.
 */
public final class StrictOutput extends OutputStream {
    private final OutputStream out;

    /** @param out where the bytes go */
    public StrictOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) {
        try {
            out.write(b);
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }

    @Override
    public void close() {
        flush();
    }
}
