package org.tppkit.testkit.simulator.internal.stet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.SimulatedAccount;

/** Writes the links between pages: paths from the host's root, pages from 0, with the quirks that are on. */
final class PageLinks {

    private static final String OTHER_HOST = "https://other-host.invalid";

    private final WireForm form;
    private final ObjectNode links;
    private final String path;
    private final TransactionFilter filter;

    private PageLinks(WireForm form, ObjectNode links, String path, TransactionFilter filter) {
        this.form = form;
        this.links = links;
        this.path = path;
        this.filter = filter;
    }

    static void write(
            WireForm form, ObjectNode links, SimulatedAccount account, TransactionFilter filter, TransactionPage page) {
        String accountPath = AccountInformation.pathOf(account);
        PageLinks writer = new PageLinks(form, links, accountPath + "/transactions", filter);
        writer.put("first", 0);
        writer.putPrevious(page);
        writer.putNext(page);
        writer.put("last", page.count() - 1);
        writer.put("self", page.number());
        form.putLink(links, "balances", accountPath + "/balances");
        form.putLink(links, "parent-list", AccountInformation.ACCOUNTS);
    }

    private void putPrevious(TransactionPage page) {
        if (!page.isFirst()) {
            put("prev", page.number() - 1);
        } else if (form.shows(Quirk.LINK_WITHOUT_HREF)) {
            form.putEmptyLink(links, "prev");
        }
    }

    private void putNext(TransactionPage page) {
        if (form.shows(Quirk.NEXT_LOOPS) && page.number() == 1) {
            put("next", 0);
        } else if (!page.isLast() && form.shows(Quirk.NEXT_ON_OTHER_HOST)) {
            form.putHref(links, "next", OTHER_HOST + target(page.number() + 1));
        } else if (!page.isLast() && form.shows(Quirk.NEXT_OF_OTHER_ACCOUNT)) {
            form.putHref(links, "next", target(page.number() + 1).replace("/transactions", "0/transactions"));
        } else if (!page.isLast() && form.shows(Quirk.NEXT_WITH_FRAGMENT)) {
            form.putHref(links, "next", target(page.number() + 1) + "#top");
        } else if (!page.isLast()) {
            put("next", page.number() + 1);
        } else if (form.shows(Quirk.LAST_PAGE_NEXT_EQUALS_SELF)) {
            put("next", page.number());
        } else if (form.shows(Quirk.LINK_WITHOUT_HREF)) {
            form.putEmptyLink(links, "next");
        }
    }

    private void put(String name, int page) {
        form.putLink(links, name, target(page));
    }

    private String target(int page) {
        return path + "?" + filter.query(page, !form.shows(Quirk.NEXT_DROPS_DATE_FILTER));
    }
}
