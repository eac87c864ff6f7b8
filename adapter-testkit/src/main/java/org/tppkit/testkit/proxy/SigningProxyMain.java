package org.tppkit.testkit.proxy;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs a {@link SigningProxy} until it is stopped. The one argument is a properties file; its keys, names of files
 * relative to its folder:
 *
 * <ul>
 *   <li>{@code target}: the https origin of the bank or gateway; {@code pages}: that of the pages for customers, if
 * another
 *   <li>{@code identity.pkcs12}, {@code identity.password.file}, {@code identity.keyIdUrl}: QWAC and QSealC in one
 * file, its
 *       password, and where the QSealC can be fetched; {@code identity.qwacAlias} and {@code identity.qsealcAlias}
 * where the
 *       entries are not named {@code qwac} and {@code qsealc}
 *   <li>{@code trust.pem}: authorities of the target, if not those that the JVM trusts
 *   <li>at most one of {@code token.file} (read for each request), {@code token.clientCredentials} (a client id) and
 * {@code
 *       token.refreshTokenFile} (rewritten at each refresh)
 *   <li>{@code signature.headers}, {@code signature.headersIfPresent}: what is signed, between blanks, if not what
 * Arkéa's
 *       banks take
 *   <li>{@code port}: a free one if not given
 * </ul>
 *
 * When it listens, it says so in one line on standard output, with its address at the end.
 */
public final class SigningProxyMain {

    private SigningProxyMain() {}

    /**
     * Starts the proxy.
     *
     * @param args one: the properties file
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        SigningProxy proxy = start(args);
        System.out.println("The signing proxy takes plain requests at " + proxy.uri());
    }

    /**
     * As {@link #main}, for programs that stop the proxy themselves.
     *
     * @param args one: the properties file
     * @return the running proxy; whoever starts it closes it
     * @throws IllegalArgumentException if there is not one argument, or the file's settings are wrong
     * @throws IOException if a file cannot be read
     */
    public static SigningProxy start(String... args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("one argument is expected: a properties file");
        }
        return ProxyFile.read(Path.of(args[0])).start();
    }
}
