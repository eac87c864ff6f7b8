package org.tppkit.testkit.simulator.internal.payment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import org.tppkit.testkit.simulator.RegisteredApplication;

/** Which addresses are the application's own (Arkéa Production page: "basepath at least"; the reading is ours). */
final class CallbackBase {

    private CallbackBase() {}

    /** Report addresses: scheme, host and port of a registered address, and below the folder that it stands in. */
    static boolean covers(RegisteredApplication application, String address) {
        return application.redirectUris().stream()
                .anyMatch(registered -> isBelow(registered, registered.getPath().replaceFirst("[^/]*$", ""), address));
    }

    /** Redirect addresses of a payment: the registered address itself, or something below it. */
    static boolean matches(RegisteredApplication application, String address) {
        return application.redirectUris().stream()
                .anyMatch(registered -> isBelow(registered, registered.getPath(), address));
    }

    private static boolean isBelow(URI registered, String path, String address) {
        try {
            URI uri = new URI(address).normalize();
            String folder = path.endsWith("/") ? path : path + "/";
            String below = Objects.requireNonNullElse(uri.getPath(), "");
            // Browsers take %2e%2e for "..", and leave the folder.
            boolean stays = !List.of(below.split("/", -1)).contains("..");
            return stays
                    && registered.getScheme().equals(uri.getScheme())
                    && Objects.equals(registered.getRawAuthority(), uri.getRawAuthority())
                    && uri.getRawFragment() == null
                    && (below.equals(path) || below.startsWith(folder));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
