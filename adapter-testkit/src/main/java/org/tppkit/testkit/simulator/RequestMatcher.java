package org.tppkit.testkit.simulator;

/** Chooses requests by method and path (without query). */
@FunctionalInterface
public interface RequestMatcher {

    /**
     * {@return whether the request is meant}
     *
     * @param method the method, in upper case
     * @param path the path, without host and query
     */
    boolean matches(String method, String path);

    /** {@return every request} */
    static RequestMatcher any() {
        return (method, path) -> true;
    }

    /**
     * {@return requests with exactly this path}
     *
     * @param wanted what is looked for
     */
    static RequestMatcher path(String wanted) {
        return (method, path) -> path.equals(wanted);
    }

    /**
     * {@return requests whose path ends so, for instance {@code /transactions}}
     *
     * @param end how the path ends
     */
    static RequestMatcher pathEnding(String end) {
        return (method, path) -> path.endsWith(end);
    }

    /**
     * {@return requests with this method and exactly this path}
     *
     * @param wantedMethod in upper case, for instance {@code GET}
     * @param wantedPath without host and query
     */
    static RequestMatcher call(String wantedMethod, String wantedPath) {
        return (method, path) -> method.equals(wantedMethod) && path.equals(wantedPath);
    }
}
