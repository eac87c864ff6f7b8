package org.tppkit.testkit.arch.violations.libraries.adapter.acme;

import java.net.http.HttpClient;

/** An HTTP client beside the transport. */
abstract class AdapterUsesHttpClient {
    abstract HttpClient client();
}
