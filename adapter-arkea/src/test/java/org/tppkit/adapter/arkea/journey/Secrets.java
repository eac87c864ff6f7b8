package org.tppkit.adapter.arkea.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what may be a secret in bytes that nobody but the engine can read. */
final class Secrets {
    private static final Pattern TOKEN_LIKE = Pattern.compile("[A-Za-z0-9._~+/=-]{20,}");

    private Secrets() {}

    /** The runs of letters that may be a token. */
    static List<String> printableRuns(String text) {
        List<String> runs = new ArrayList<>();
        Matcher matcher = TOKEN_LIKE.matcher(text);
        while (matcher.find()) {
            if (!matcher.group().startsWith("ACCOUNT_INFORMATION")) {
                runs.add(matcher.group());
            }
        }
        return runs;
    }
}
