package org.tppkit.testkit.simulator.internal.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of the pages, and names of the fields. */
final class Links {

    static final String CUSTOMER = "/customer";
    static final String ACCOUNTS = "/accounts";
    static final String DECISION = "/decision";

    static final String PENDING = "pending";
    static final String FORM_TOKEN = "form_token";
    static final String CUSTOMER_FIELD = "customer";
    static final String ACCOUNT_FIELD = "account";
    static final String DECISION_FIELD = "decision";
    static final String ERROR = "error";

    private Links() {}

    static String customer(String path, String pending) {
        return path + CUSTOMER + "?" + PENDING + "=" + pending;
    }

    static String accounts(String path, String pending, String customer) {
        return path + ACCOUNTS + "?" + PENDING + "=" + pending + "&" + CUSTOMER_FIELD + "="
                + URLEncoder.encode(customer, StandardCharsets.UTF_8);
    }

    /** The same page, which then says that nothing was chosen. */
    static String withError(String link) {
        return link + "&" + ERROR + "=missing";
    }
}
