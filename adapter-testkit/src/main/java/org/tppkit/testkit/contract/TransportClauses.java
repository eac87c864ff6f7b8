package org.tppkit.testkit.contract;

/** What is demanded of transports, in the words of a failed test. */
final class TransportClauses {
    static final Clause ONCE = new Clause(
            "HT-01 A transport must send each request at most once, whatever happens; whyGetsMayBeRepeated() names the one"
                    + " exception.",
            "the HTTP client's own repeats: after a broken connection, after 408, 421 or 503, after a stale connection of"
                    + " the pool. Switch them off.");

    static final Clause NO_REDIRECT = new Clause(
            "HT-02 A transport must not follow a redirect: a 3xx is an answer.",
            "the HTTP client's setting for redirects: the token would go to a host that the bank names.");

    static final Clause VERIFIED_SERVER = new Clause(
            "HT-03 A transport must verify the server's certificate and host name, and say what is wrong with it.",
            "the trust manager (only the given authorities, and their validity), the endpoint identification algorithm"
                    + " (\"HTTPS\"), and how causes of an SSLException become a reason.");

    static final Clause UNCHANGED = new Clause(
            "HT-04 A transport must send method, address, headers and body unchanged.",
            "what the HTTP client normalises, decodes, adds or leaves out: the raw path and query, each header of the"
                    + " request, the body's bytes. The signature is over what the bank gets.");

    static final Clause TIMEOUT = new Clause(
            "HT-05 A transport must end an exchange at its timeout, also while a body is being read.",
            "a timeout of the whole exchange, not of one read: take the time once, and count reading of the body in.");

    static final Clause SILENT = new Clause(
            "HT-06 A transport must not put header values, queries or bodies into messages, logs or causes.",
            "the message and cause of the HTTP client's exceptions, which may quote a line of the answer or the address.");

    static final Clause SHOWS_QWAC = new Clause(
            "HT-07 A transport must show the QWAC to a server that asks for a certificate, whatever issuers the server names.",
            "the key manager: the JDK's own sends no certificate where the server's list of issuers lacks that of the QWAC;"
                    + " write one that always answers with the QWAC.");

    static final Clause LIMIT = new Clause(
            "HT-08 A transport must end an answer that is longer than its limit as MALFORMED.",
            "count the bytes while they are read; Content-Length alone is not enough, for a body may come in chunks.");

    static final Clause STREAMED = new Clause(
            "HT-09 A transport must return when the headers are there, and give the body's bytes as they arrive.",
            "hand the stream on instead of reading it to the end first; no buffer that waits until it is full.");

    static final Clause INTERRUPTED = new Clause(
            "HT-10 An interrupt must end an exchange, also while a body is being read, as INTERRUPTED with the flag set.",
            "catch InterruptedException, close the connection, call Thread.currentThread().interrupt(), throw"
                    + " TransportException; a blocking read of a socket notices no interrupt by itself.");

    static final Clause CLOSED = new Clause(
            "HT-11 Closing an answer must end its exchange: no connection waits for a body that nobody reads.",
            "close of the body's stream: it must close the connection, not read the rest, which may never end.");

    static final Clause ANSWER = new Clause(
            "HT-12 Any status must be an answer, with the headers and the body that came.",
            "whether the HTTP client throws for 4xx and 5xx, or handles 401 by itself.");

    static final Clause NO_ANSWER = new Clause(
            "HT-12 No answer, or half of one, must be a TransportException with the reason that fits, which says that the"
                    + " request did not arrive only where that is certain.",
            "how exceptions of the HTTP client become TransportException, also those of the body's stream; that a body which"
                    + " breaks off is not taken for a whole one.");

    private TransportClauses() {}
}
