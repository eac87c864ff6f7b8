package org.tppkit.bench.bank;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiFunction;

/** One connection of the bank: a request, an answer, and so on until the client goes. */
final class Conversation {
    private static final String LENGTH = "content-length:";

    private Conversation() {}

    /** @param answers what is answered to a path and a body */
    static void over(Socket connection, BiFunction<String, String, byte[]> answers) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                String body = new String(in.readNBytes(lengthOfBody(in)), StandardCharsets.US_ASCII);
                out.write(answers.apply(first.split(" ", 3)[1], body));
                out.flush();
            }
        } catch (IOException e) {
            // The client went while a request was on its way: nothing is left to do.
            return;
        }
    }

    private static int lengthOfBody(InputStream in) throws IOException {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String text = header.toLowerCase(Locale.ROOT);
            if (text.startsWith(LENGTH)) {
                length = Integer.parseInt(text.substring(LENGTH.length()).strip());
            }
        }
        return length;
    }

    /** A line without its end; empty at the end of everything. */
    private static String line(InputStream in) throws IOException {
        byte[] bytes = new byte[8_192];
        int count = 0;
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                bytes[count++] = (byte) next;
            }
        }
        return new String(bytes, 0, count, StandardCharsets.US_ASCII);
    }
}
