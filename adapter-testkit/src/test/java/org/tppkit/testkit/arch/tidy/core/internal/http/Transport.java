package org.tppkit.testkit.arch.tidy.core.internal.http;

import java.net.http.HttpClient;
import java.util.concurrent.Executors;

/** The one place with an HTTP client and its threads. */
public final class Transport {
    HttpClient client =
            HttpClient.newBuilder().executor(Executors.newCachedThreadPool()).build();
}
