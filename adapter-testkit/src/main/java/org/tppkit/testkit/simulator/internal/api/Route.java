package org.tppkit.testkit.simulator.internal.api;

import java.util.List;
import java.util.Optional;
import org.tppkit.testkit.simulator.Scope;
import org.tppkit.testkit.simulator.internal.http.PathTemplate;
import org.tppkit.testkit.simulator.internal.oauth.AccessToken;

/**
 * One line of the table of resources.
 *
 * @param method HTTP method
 * @param template path below the host; {@code *} stands for one segment
 * @param scope what the token must be good for
 * @param bearer whom the token must speak for; a token for one payment must be for the payment in the path
 * @param resource what answers
 */
public record Route(String method, String template, Scope scope, AccessToken.Bearer bearer, Resource resource) {

    /** The values of the template's stars, if the path fits. */
    Optional<List<String>> match(String path) {
        return PathTemplate.match(template, path);
    }
}
