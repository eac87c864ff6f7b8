package org.tppkit.testkit.simulator.internal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tppkit.testkit.simulator.Scope;
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
        String[] wanted = template.split("/", -1);
        String[] given = path.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("*") && !given[i].isEmpty()) {
                variables.add(given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
