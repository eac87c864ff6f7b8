package org.tppkit.adapter.arkea.internal.stet;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tppkit.adapter.arkea.internal.wire.FormBody;
import org.tppkit.ports.error.UnexpectedAnswerException;

/**
 * A link to the bank's approval page. The customer's browser goes there and no token does, so that any host is taken: banks
 * keep these pages on hosts that they name nowhere else. But it must be https, without user information, and a link from the
 * root is read from the origin where customers approve.
 *
 * <p>The bank's own query is kept to the letter; parameters are added behind it.
 */
final class ApprovalLink {
    private static final String PLACE = "_links.consentApproval.href";
    private static final int LONGEST = 4_096;

    private final URI uri;

    private ApprovalLink(URI uri) {
        this.uri = uri;
    }

    /** Reads a link as the bank wrote it. */
    static ApprovalLink read(String href, URI origin) {
        require(href.length() <= LONGEST, "the address is longer than " + LONGEST + " characters");
        require(!href.startsWith("//"), "an address without its scheme is not taken");
        URI uri = origin.resolve("/").resolve(parse(href));
        require("https".equalsIgnoreCase(uri.getScheme()), "an https address is expected");
        require(uri.getHost() != null && uri.getRawUserInfo() == null, "a host without user information is expected");
        return new ApprovalLink(uri);
    }

    private static URI parse(String href) {
        try {
            return new URI(new URI(href).toASCIIString());
        } catch (URISyntaxException notOne) {
            throw wrong("the address cannot be read (RFC 3986)");
        }
    }

    /** The value of a parameter, decoded. */
    Optional<String> parameter(String name) {
        List<String> values = Arrays.stream(query().split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2 && decoded(pair[0]).equals(name))
                .map(pair -> decoded(pair[1]))
                .distinct()
                .toList();
        require(values.size() <= 1, "a parameter stands twice with different values");
        return values.stream().findFirst();
    }

    /** The link with one more parameter; one that the bank wrote already must have that very value. */
    ApprovalLink with(String name, String value) {
        Optional<String> given = parameter(name);
        if (given.isPresent()) {
            require(given.get().equals(value), "it names " + name + " already, with another value");
            return this;
        }
        String query = QueryText.join(query(), new FormBody().field(name, value).text());
        String fragment = uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment();
        return new ApprovalLink(URI.create(beforeQuery() + "?" + query + fragment));
    }

    URI uri() {
        return uri;
    }

    private String query() {
        return uri.getRawQuery() == null ? "" : uri.getRawQuery();
    }

    private String beforeQuery() {
        String text = uri.toString();
        int end = text.length();
        for (char mark : new char[] {'#', '?'}) {
            int at = text.indexOf(mark);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return text.substring(0, end);
    }

    private static String decoded(String text) {
        return PercentDecoding.decode(text.replace('+', ' '));
    }

    private static void require(boolean right, String expectation) {
        if (!right) {
            throw wrong(expectation);
        }
    }

    private static UnexpectedAnswerException wrong(String expectation) {
        return new UnexpectedAnswerException(PLACE, expectation);
    }

    /** The query belongs to one customer's browser. */
    @Override
    public String toString() {
        return "ApprovalLink[" + uri.getHost() + "]";
    }
}
