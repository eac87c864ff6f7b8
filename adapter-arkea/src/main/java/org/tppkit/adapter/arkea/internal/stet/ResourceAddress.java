package org.tppkit.adapter.arkea.internal.stet;

import java.net.URI;
import org.tppkit.adapter.arkea.internal.wire.PercentEncoding;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.account.AccountId;

/**
 * A resource of the bank, or one page of it. Of all that a bank's link says only the query is ever taken over: origin and
 * path are always our own, so that no link can lead a token elsewhere.
 *
 * @param origin scheme, host and port
 * @param path the path from the origin's root, encoded
 * @param query the query, encoded; empty for none
 */
record ResourceAddress(URI origin, String path, String query) {
    private static final int LONGEST_CURSOR = 4_096;

    /** A resource below the bank's base path. */
    static ResourceAddress of(StetBank bank, String resource) {
        return new ResourceAddress(bank.api(), bank.basePath() + resource, "");
    }

    /** A resource of one account; its id becomes one path segment, whatever characters it has. */
    static ResourceAddress ofAccount(StetBank bank, AccountId account, String resource) {
        String id = account.value();
        if (id.equals(".") || id.equals("..")) {
            throw new InvalidRequestException("account", "an account id is no dot segment of a path");
        }
        return of(bank, "/accounts/" + PercentEncoding.encode(id) + "/" + resource);
    }

    /** The list of payments, where new ones are put. */
    static ResourceAddress ofPayments(StetBank bank) {
        return of(bank, "/" + PaymentResource.COLLECTION);
    }

    /** A payment; its id becomes one path segment, whatever characters it has. */
    static ResourceAddress ofPayment(StetBank bank, String id) {
        if (id.equals(".") || id.equals("..")) {
            throw new InvalidRequestException("payment", "a payment's id is no dot segment of a path");
        }
        return of(bank, "/" + PaymentResource.COLLECTION + "/" + PercentEncoding.encode(id));
    }

    /** A resource of this one. */
    ResourceAddress below(String resource) {
        return new ResourceAddress(origin, path + "/" + resource, query);
    }

    /** The same resource with another query. */
    ResourceAddress withQuery(String other) {
        return new ResourceAddress(origin, path, other);
    }

    /** The page of this resource that a cursor names. */
    ResourceAddress at(PageCursor cursor) {
        String prefix = path + "?";
        if (!cursor.value().startsWith(prefix)) {
            throw new InvalidRequestException("page", "the cursor belongs to another list");
        }
        String page = cursor.value().substring(prefix.length());
        if (!QueryText.isSendable(page)) {
            throw new InvalidRequestException("page", "the cursor was not made here");
        }
        return withQuery(page);
    }

    /** This page as a cursor. */
    PageCursor toCursor() {
        String value = path + "?" + query;
        if (value.length() > LONGEST_CURSOR) {
            throw new UnexpectedAnswerException("_links.next.href", "the address is too long");
        }
        return new PageCursor(value);
    }

    /** The whole address. */
    URI uri() {
        return URI.create(origin + path + (query.isEmpty() ? "" : "?" + query));
    }

    /** The host: paths name accounts. */
    @Override
    public String toString() {
        return "ResourceAddress[" + origin.getHost() + "]";
    }
}
