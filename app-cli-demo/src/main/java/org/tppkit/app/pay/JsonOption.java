package org.tppkit.app.pay;

import picocli.CommandLine.Option;

/** How the result is printed: a picocli mixin. */
final class JsonOption {
    @Option(names = "--json", description = "One JSON object in one line, in place of lines for people.")
    private boolean json;

    boolean json() {
        return json;
    }
}
