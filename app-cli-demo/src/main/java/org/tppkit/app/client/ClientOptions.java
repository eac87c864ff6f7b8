package org.tppkit.app.client;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.PsuContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a command needs that talks to banks: a picocli mixin. */
public final class ClientOptions {
    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Option(
            names = "--psu-ip",
            paramLabel = "<address>",
            description =
                    "The IP address of the customer, who is there; otherwise TPPKIT_PSU_IP. Without it reads count"
                            + " as made without the customer, which banks limit by law; where the customer must be there, a"
                            + " simulator on this machine is told 127.0.0.1.")
    private @Nullable String psuIp;

    /** The user's folder. */
    public HomeFolder home(Surroundings surroundings) {
        return config.home(surroundings);
    }

    /** The configuration file, which need not be there. */
    public Path file(Surroundings surroundings) {
        return config.file(surroundings);
    }

    /**
     * The customer, where an address was given.
     *
     * @throws CommandFailure if it is none
     */
    Optional<PsuContext> customer(Surroundings surroundings) {
        return Optional.ofNullable(psuIp)
                .or(() -> surroundings.variable("TPPKIT_PSU_IP"))
                .map(ClientOptions::present);
    }

    private static PsuContext present(String address) {
        try {
            return PsuContext.present(address);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--psu-ip (TPPKIT_PSU_IP): an IPv4 or IPv6 address is needed");
        }
    }
}
