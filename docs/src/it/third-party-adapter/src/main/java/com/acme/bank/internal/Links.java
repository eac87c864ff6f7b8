package com.acme.bank.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.tppkit.ports.error.UnexpectedAnswerException;

/** Reads {@code _links}: objects with a {@code href}. A link is followed only where it leads to the place it should. */
final class Links {
    private Links() {}

    /** A page of the bank for the customer's browser. */
    static URI page(Fields body, String name) {
        Fields link = body.object("_links").object(name);
        URI page = parsed(link.text("href"), link.path());
        if (!"https".equals(page.getScheme()) || page.getHost() == null || page.getRawUserInfo() != null) {
            throw new UnexpectedAnswerException(link.path() + ".href", "an https address is expected");
        }
        return page;
    }

    /** The query of the list's next page; a link to any other resource is refused. */
    static Optional<String> nextQuery(Fields list, URI requested) {
        return list.maybeObject("_links")
                .flatMap(links -> links.maybeObject("next"))
                .flatMap(next -> next.maybeText("href").map(href -> queryOf(href, next.path(), requested)));
    }

    private static String queryOf(String href, String path, URI requested) {
        URI link = requested.resolve(parsed(href, path));
        boolean sameResource = requested.getScheme().equals(link.getScheme())
                && requested.getRawAuthority().equals(link.getRawAuthority())
                && requested.getRawPath().equals(link.getRawPath());
        if (!sameResource) {
            throw new UnexpectedAnswerException(path + ".href", "it leads away from the list that was asked for");
        }
        return link.getRawQuery() == null ? "" : link.getRawQuery();
    }

    private static URI parsed(String href, String path) {
        try {
            return new URI(href);
        } catch (URISyntaxException e) {
            throw new UnexpectedAnswerException(path + ".href", "an address is expected");
        }
    }
}
