package org.tppkit.testkit.simulator.internal.api;

import java.util.List;
import org.tppkit.testkit.simulator.StetVersion;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.oauth.AccessToken;

/**
 * A call that passed every check.
 *
 * @param call the request
 * @param version the version asked for
 * @param token what the bearer token stands for
 * @param variables what stands in the path where the route has {@code *}, decoded
 */
public record ApiCall(Call call, StetVersion version, AccessToken token, List<String> variables) {

    public ApiCall {
        variables = List.copyOf(variables);
    }
}
