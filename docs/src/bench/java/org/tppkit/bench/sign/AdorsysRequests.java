package org.tppkit.bench.sign;

import de.adorsys.xs2a.adapter.api.Response;
import de.adorsys.xs2a.adapter.api.http.HttpClient;
import de.adorsys.xs2a.adapter.api.http.Request;
import de.adorsys.xs2a.adapter.impl.http.RequestBuilderImpl;

/** Makes requests in adorsys' terms; nothing is ever sent. */
final class AdorsysRequests implements HttpClient {

    @Override
    public Request.Builder get(String uri) {
        return new RequestBuilderImpl(this, "GET", uri);
    }

    @Override
    public Request.Builder post(String uri) {
        return new RequestBuilderImpl(this, "POST", uri);
    }

    @Override
    public Request.Builder put(String uri) {
        return new RequestBuilderImpl(this, "PUT", uri);
    }

    @Override
    public Request.Builder delete(String uri) {
        return new RequestBuilderImpl(this, "DELETE", uri);
    }

    @Override
    public <T> Response<T> send(Request.Builder request, ResponseHandler<T> handler) {
        throw new UnsupportedOperationException("only signatures are measured");
    }

    @Override
    public String content(Request.Builder request) {
        return request.body();
    }
}
