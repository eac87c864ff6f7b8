package org.tppkit.app.client;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The user's own browser, opened by what the operating system has for it. AWT would do it too, and takes seconds to load. */
final class SystemBrowser implements Browser {
    private final OperatingSystem system;
    private final Map<String, String> variables;

    SystemBrowser(OperatingSystem system, Map<String, String> variables) {
        this.system = system;
        this.variables = variables;
    }

    @Override
    public boolean open(URI address) {
        List<String> command = command();
        if (command.isEmpty()) {
            return false;
        }
        List<String> line = new ArrayList<>(command);
        line.add(address.toASCIIString());
        try {
            new ProcessBuilder(line)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The program and its options; empty where there is no screen, for there a text browser would take the terminal. */
    List<String> command() {
        return switch (system) {
            case WINDOWS -> List.of("rundll32", "url.dll,FileProtocolHandler");
            case MAC -> List.of("open");
            case OTHER ->
                variables.containsKey("DISPLAY") || variables.containsKey("WAYLAND_DISPLAY")
                        ? List.of("xdg-open")
                        : List.of();
        };
    }
}
