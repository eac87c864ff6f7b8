package org.tppkit.testkit.simulator;

/** Chooses requests by method and path (without query). */
@FunctionalInterface
public interface RequestMatcher {

    /** Whether the request is meant. */
    boolean matches(String method, String path);

    /** Every request. */
    static RequestMatcher any() {
        return (method, path) -> true;
    }

    /** Requests with exactly this path. */
    static RequestMatcher path(String wanted) {
        return (method, path) -> path.equals(wanted);
    }

    /** Requests whose path ends so, for instance {@code /transactions}. */
    static RequestMatcher pathEnding(String end) {
        return (method, path) -> path.endsWith(end);
    }

    /** Requests with this method and exactly this path. */
    static RequestMatcher call(String wantedMethod, String wantedPath) {
        return (method, path) -> method.equals(wantedMethod) && path.equals(wantedPath);
    }
}
