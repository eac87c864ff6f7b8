package org.tppkit.app.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that is printed: the jar's. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(not packed)");
        return new String[] {"TPPKit " + version, "Java " + System.getProperty("java.version")};
    }
}
