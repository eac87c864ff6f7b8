package org.tppkit.adapter.arkea.internal.stet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tppkit.ports.model.GeoLocation;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.spi.http.BankRequest;

/**
 * The PSU-* headers (STET section 7.1): what the customer's own request said, and nothing when the customer is not there.
 * Nothing is made up or mended: a value that HTTP cannot carry is refused by {@link BankRequest}.
 */
final class PsuHeaders {

    private PsuHeaders() {}

    static void add(PsuContext psu, BankRequest.Builder request) {
        add(request, "PSU-IP-Address", psu.ipAddress());
        psu.port().ifPresent(port -> request.header("PSU-IP-Port", Integer.toString(port)));
        add(request, "PSU-HTTP-Method", psu.httpMethod());
        add(request, "PSU-Date", psu.date().map(PsuHeaders::iso8601));
        add(request, "PSU-GEO-Location", psu.geoLocation().map(GeoLocation::header));
        add(request, "PSU-User-Agent", psu.userAgent());
        add(request, "PSU-Referer", psu.referer());
        add(request, "PSU-Accept", psu.accept());
        add(request, "PSU-Accept-Charset", psu.acceptCharset());
        add(request, "PSU-Accept-Encoding", psu.acceptEncoding());
        add(request, "PSU-Accept-Language", psu.acceptLanguage());
        add(request, "PSU-Device-ID", psu.deviceId());
    }

    private static void add(BankRequest.Builder request, String name, Optional<String> value) {
        value.ifPresent(text -> request.header(name, text));
    }

    /** To the second, in UTC, ASCII digits in every locale. */
    private static String iso8601(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
