package org.tppkit.adapter.arkea.internal.stet;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.UnexpectedAnswerException;

/**
 * Judges the links that a bank's page gives. A link must lead to the very resource that was read, in one of the spellings
 * that STET banks use: from the host's root ({@code /psd2/v1/accounts/…?page=1}), with the bank's own origin before it,
 * relative ({@code accounts/…?page=1}, as STET's examples have it), or the query alone ({@code ?page=1}). Everything else is
 * refused before any request: another origin, scheme, port, account or resource, user information, {@code //host},
 * backslashes, dot segments, templates, fragments, control characters.
 */
final class HalLinks {
    /** STET 1.5's limit; 1.4.0 has 140. */
    private static final int LONGEST = 2_000;

    private static final String FORBIDDEN = "\\#{}";
    private static final String SCHEME = "https://";

    private final ResourceAddress resource;

    HalLinks(ResourceAddress resource) {
        this.resource = resource;
    }

    /**
     * The query of a link to another page of the resource, ready to be sent.
     *
     * @param name the link's name in {@code _links}, for the error
     * @param href the address as the bank wrote it
     */
    String query(String name, String href) {
        String refusal = refusal(href);
        if (refusal != null) {
            throw new UnexpectedAnswerException("_links." + name + ".href", refusal);
        }
        int mark = href.indexOf('?');
        return mark < 0 ? "" : QueryText.encode(href.substring(mark + 1));
    }

    /**
     * Refuses an answer that calls itself the same resource of another account: it is not the answer to this request, whoever
     * mixed it up. A self link that says anything else is left alone, for nobody follows it.
     */
    void requireOwnAccount(Optional<String> self) {
        if (self.filter(this::isOfAnotherAccount).isPresent()) {
            throw new UnexpectedAnswerException("_links.self.href", "the answer is about another account");
        }
    }

    private boolean isOfAnotherAccount(String href) {
        boolean sameSpelling = beforeQuery(href).equals(resource.path());
        if (sameSpelling || !href.startsWith("/") || !QueryText.isWellEncoded(href)) {
            return false;
        }
        List<String> own = segments(resource.path());
        List<String> given = new ArrayList<>(segments(beforeQuery(href)));
        int account = own.indexOf("accounts") + 1;
        if (account == 0 || account >= own.size() || given.size() != own.size()) {
            return false;
        }
        boolean another = !given.set(account, own.get(account)).equals(own.get(account));
        return another && given.equals(own);
    }

    private @Nullable String refusal(String href) {
        if (href.length() > LONGEST) {
            return "the address is longer than " + LONGEST + " characters";
        }
        if (href.chars().anyMatch(c -> Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0)) {
            return "the address has a control character, a backslash, a fragment or a template";
        }
        if (!QueryText.isWellEncoded(href)) {
            return "the address is badly encoded";
        }
        return refusalOfAddress(beforeQuery(href));
    }

    private @Nullable String refusalOfAddress(String address) {
        String path = address;
        if (address.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            int end = address.indexOf('/', SCHEME.length());
            String authority = address.substring(SCHEME.length(), end < 0 ? address.length() : end);
            if (!isOwn(authority)) {
                return "the address leads to another origin";
            }
            path = end < 0 ? "/" : address.substring(end);
        }
        return leadsToResource(path) ? null : "the address leads to another origin or resource";
    }

    private boolean isOwn(String authority) {
        URI origin = resource.origin();
        String host = origin.getHost().toLowerCase(Locale.ROOT);
        String given = authority.toLowerCase(Locale.ROOT);
        int port = origin.getPort() < 0 ? 443 : origin.getPort();
        return given.equals(host + ":" + port) || (port == 443 && given.equals(host));
    }

    private boolean leadsToResource(String path) {
        List<String> own = segments(resource.path());
        List<String> given = segments(path);
        if (path.isEmpty()) {
            return true;
        }
        if (path.startsWith("/")) {
            return given.equals(own);
        }
        // A relative address is a tail of our own path, whatever part of it the bank takes for the base.
        int start = own.size() - given.size();
        return start >= 1 && own.subList(start, own.size()).equals(given);
    }

    /** Decoded one by one: an encoded slash is no separator. */
    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1)).map(PercentDecoding::decode).toList();
    }

    private static String beforeQuery(String href) {
        int mark = href.indexOf('?');
        return mark < 0 ? href : href.substring(0, mark);
    }
}
