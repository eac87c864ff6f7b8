package org.tppkit.adapter.arkea.internal.stet;

import java.net.URI;
import java.util.Objects;

/**
 * What has to be known of a bank in order to make sense of the links to its approval pages.
 *
 * @param origin where customers approve: what a relative link is relative to
 * @param clientId the application's client id
 * @param idParameter the parameter of the link that names the payment, for instance {@code PRid}
 */
public record ApprovalPages(URI origin, String clientId, String idParameter) {
    public ApprovalPages {
        Objects.requireNonNull(origin);
        Objects.requireNonNull(clientId);
        Objects.requireNonNull(idParameter);
    }
}
