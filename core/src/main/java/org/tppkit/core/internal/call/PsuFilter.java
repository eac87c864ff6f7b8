package org.tppkit.core.internal.call;

import java.util.Optional;
import java.util.function.Consumer;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.event.PsuHeaderDropped;

/**
 * Leaves out those optional facts of the customer's own request that HTTP cannot carry unchanged, for instance a user agent
 * with an accent: they are no reason to fail a call, and a changed value would break the signature.
 */
final class PsuFilter {
    private final BankId bank;
    private final CallListener listener;

    PsuFilter(BankId bank, CallListener listener) {
        this.bank = bank;
        this.listener = listener;
    }

    PsuContext sendable(PsuContext psu) {
        if (!psu.isPresent()) {
            return psu;
        }
        PsuContext.Builder builder = PsuContext.builder(psu.ipAddress().orElseThrow());
        psu.port().ifPresent(builder::port);
        psu.date().ifPresent(builder::date);
        psu.geoLocation().ifPresent(builder::geoLocation);
        keep("PSU-HTTP-Method", psu.httpMethod(), builder::httpMethod);
        keep("PSU-User-Agent", psu.userAgent(), builder::userAgent);
        keep("PSU-Referer", psu.referer(), builder::referer);
        keep("PSU-Accept", psu.accept(), builder::accept);
        keep("PSU-Accept-Charset", psu.acceptCharset(), builder::acceptCharset);
        keep("PSU-Accept-Encoding", psu.acceptEncoding(), builder::acceptEncoding);
        keep("PSU-Accept-Language", psu.acceptLanguage(), builder::acceptLanguage);
        keep("PSU-ID", psu.psuId(), builder::psuId);
        keep("PSU-Device-ID", psu.deviceId(), builder::deviceId);
        return builder.build();
    }

    private void keep(String header, Optional<String> value, Consumer<String> setter) {
        if (value.isEmpty()) {
            return;
        }
        if (travelsUnchanged(value.get())) {
            setter.accept(value.get());
        } else {
            listener.psuHeaderDropped(new PsuHeaderDropped(bank, header));
        }
    }

    private static boolean travelsUnchanged(String value) {
        return !value.isEmpty() && value.equals(value.strip()) && value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }
}
