package org.tppkit.adapter.arkea.pact;

import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.ports.model.ApiVersion;

/** The two versions, each a provider of its own: what the tables of interactions have to tell apart. */
enum Stet {
    V1_4_1(ArkeaBanks.STET_1_4_1, "application/hal+json; charset=utf-8", "application/hal\\+json; ?charset=utf-8"),
    V1_4_2(
            ArkeaBanks.STET_1_4_2,
            "application/hal+json; charset=utf-8; version=1.4.2",
            "application/hal\\+json; ?charset=utf-8; ?version=1\\.4\\.2");

    static final String CONSUMER = "tppkit-adapter-arkea";

    private final ApiVersion version;
    private final String accept;
    private final String acceptFormat;

    Stet(ApiVersion version, String accept, String acceptFormat) {
        this.version = version;
        this.accept = accept;
        this.acceptFormat = acceptFormat;
    }

    ApiVersion version() {
        return version;
    }

    /** The name of the provider in pacts, for instance {@code arkea-stet-1.4.2}. */
    String provider() {
        return "arkea-stet-" + version.value();
    }

    String pactFile() {
        return CONSUMER + "-" + provider() + ".json";
    }

    String accept() {
        return accept;
    }

    String acceptFormat() {
        return acceptFormat;
    }

    boolean is142() {
        return this == V1_4_2;
    }

    /** A string in 1.4.1, a number in 1.4.2. */
    String amount(String digits) {
        return is142() ? digits : "\"" + digits + "\"";
    }

    /** A plain date in 1.4.1, a local date-time in 1.4.2. */
    String date(String date) {
        return is142() ? date + "T00:00:00" : date;
    }

    /** What the bank tells of the purpose of an entry. */
    String remittance(String text) {
        return is142() ? "{\"unstructured\":[\"" + text + "\"]}" : "[\"" + text + "\"]";
    }
}
