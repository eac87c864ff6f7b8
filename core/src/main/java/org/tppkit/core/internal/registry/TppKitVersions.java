package org.tppkit.core.internal.registry;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether the TPPKit jars on the class path are of one version, as their manifests say. */
public final class TppKitVersions {
    private static final String OURS = "org.tppkit.";

    private TppKitVersions() {}

    /**
     * What is wrong, if anything.
     *
     * @param witnesses a class out of each jar
     */
    public static Optional<String> problem(Collection<Class<?>> witnesses) {
        Map<String, String> versions = new TreeMap<>();
        for (Class<?> witness : witnesses) {
            @Nullable String version = witness.getPackage().getImplementationVersion();
            if (version != null && witness.getName().startsWith(OURS)) {
                versions.put(titleOf(witness), version);
            }
        }
        return versions.values().stream().distinct().count() > 1
                ? Optional.of("TPPKit jars of different versions are on the class path: " + versions
                        + "; give all of them the same version")
                : Optional.empty();
    }

    private static String titleOf(Class<?> witness) {
        @Nullable String title = witness.getPackage().getImplementationTitle();
        return title == null ? witness.getPackageName() : title;
    }
}
