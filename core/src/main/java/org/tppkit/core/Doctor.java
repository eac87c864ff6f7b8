package org.tppkit.core;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tppkit.core.internal.doctor.BankCheck;
import org.tppkit.core.internal.doctor.Findings;
import org.tppkit.core.internal.doctor.IdentityCheck;
import org.tppkit.core.internal.doctor.IdentityParts;
import org.tppkit.core.internal.http.CertificateFile;
import org.tppkit.core.internal.http.JvmSettings;
import org.tppkit.core.internal.http.TlsProbe;
import org.tppkit.core.internal.signing.LoadedIdentity;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.model.Capability;

/**
 * Says, line by line, what is right and wrong about a third party's identity and settings, and about its way to the
 * banks.
 * Looks only: it changes nothing, asks no bank for anything of a customer, and shows no key, password or token.
 *
 * <p>Without the network it reads the settings and the identity: certificates and their chains, keys, PSD2 statements
 * (ETSI TS 119 495), the keyId URL's form. With it, it also fetches what the keyId URL serves, and goes to each bank's
 * server step by step: TCP, TLS, the server's certificate, ours, the clock. That sends one {@code GET /} to each bank,
 * with the QWAC, without token and signature.
 *
 * <p>Made once for each examination; belongs to one thread. An examination blocks until it is over: at most some
 * seconds for each host that does not answer.
 */
public final class Doctor {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TppClient.Builder client;
    private final Set<String> wantedRoles = new LinkedHashSet<>();

    private Doctor(TppClient.Builder client) {
        this.client = client;
    }

    /**
     * {@return a doctor for plain settings, with the keys of {@link TppClient#from}} It sees most where the identity
     * is named there, because it then reads the files itself, whatever is wrong with them.
     *
     * @param settings keys and values as {@code docs/reference/configuration.md} lists them
     */
    public static Doctor of(Map<String, String> settings) {
        return new Doctor(TppClient.builder().settingsFrom(settings));
    }

    /**
     * {@return a doctor for what a client would be built from; the token store may be missing}
     *
     * @param client the client, not built yet
     */
    public static Doctor of(TppClient.Builder client) {
        return new Doctor(client);
    }

    /**
     * Says what the third party wants to do: the certificates must name the roles for it. Any roles will do unless
     * this says. Told several times, it adds up.
     *
     * @param capabilities what is wanted
     * @return this doctor
     */
    public Doctor wanting(Collection<Capability> capabilities) {
        capabilities.forEach(capability -> wantedRoles.add(role(capability)));
        return this;
    }

    /** By PSD2's services: account information, payment initiation, confirmation of funds. */
    private static String role(Capability capability) {
        return switch (capability) {
            case ACCOUNTS, BALANCES, TRANSACTIONS, EXTENDED_HISTORY, IDENTITY, TRUSTED_BENEFICIARIES, REVOCATION ->
                "PSP_AI";
            case FUNDS_CONFIRMATION -> "PSP_IC";
            default -> "PSP_PI";
        };
    }

    /**
     * {@return what is found without the network: in the settings and the identity}
     */
    public DoctorReport examine() {
        return new Examination(false).run();
    }

    /**
     * {@return what is found in the settings, the identity, at the keyId URL and on the way to each bank}
     */
    public DoctorReport examineOnline() {
        return new Examination(true).run();
    }

    /** One examination. */
    private final class Examination {
        private final boolean online;
        private final Findings findings = new Findings();
        private final List<String> problems = new ArrayList<>();
        private final Optional<ConfigurationMap> settings = client.givenMap();
        private final ClientAssembly assembly;
        private final Time time;
        private final Instant now;

        Examination(boolean online) {
            this.online = online;
            settings.ifPresent(map -> map.applyTo(client, problems));
            this.assembly = new ClientAssembly(client, problems, Optional.of(TokenStores.inMemory()), false);
            this.time = assembly.time();
            this.now = time.now();
        }

        DoctorReport run() {
            boolean buildable = build();
            Optional<IdentityParts> files =
                    settings.flatMap(ConfigurationMap::identityFiles).map(IdentityParts::of);
            files.ifPresent(parts -> examine("", parts, keyIdUrl()));
            if (files.isEmpty()) {
                client.givenIdentity().flatMap(this::loaded).ifPresent(identity -> examine("", identity));
            }
            ownIdentities();
            problems.forEach(problem -> findings.error("configuration", "", problem));
            JvmSettings.ofThisJvm().warnings().forEach(warning -> findings.warning("jvm", "", warning));
            if (buildable) {
                findings.ok("configuration", "", "a client can be built from these settings");
            }
            if (online) {
                banks();
            }
            return findings.report();
        }

        private boolean build() {
            try {
                assembly.assemble().abandon();
                return true;
            } catch (ConfigurationException e) {
                e.problems().stream()
                        .filter(problem -> !problems.contains(problem))
                        .forEach(problems::add);
                return false;
            }
        }

        private Optional<URI> keyIdUrl() {
            return settings.flatMap(ConfigurationMap::keyIdUrl);
        }

        private Optional<LoadedIdentity> loaded(TppIdentity identity) {
            try {
                return Optional.of(identity.load(now));
            } catch (ConfigurationException e) {
                return Optional.empty(); // its problems are among the client's
            }
        }

        private void ownIdentities() {
            for (ClientParts.Line line : assembly.lines()) {
                client.givenIdentity(line.bank().id())
                        .filter(identity -> !Optional.of(identity).equals(client.givenIdentity()))
                        .ifPresent(own -> examine(line.bank().id().toString(), line.identity()));
            }
        }

        private void examine(String about, LoadedIdentity identity) {
            examine(about, IdentityParts.of(identity), Optional.of(identity.keyIdUrl()));
        }

        private void examine(String about, IdentityParts identity, Optional<URI> keyIdUrl) {
            new IdentityCheck(wantedRoles, now, findings).of(about, identity, keyIdUrl);
            if (online) {
                Optional<X509Certificate> qsealc =
                        identity.qsealc().chain().stream().findFirst();
                keyIdUrl.ifPresent(url -> new BankCheck(now, findings)
                        .keyId(
                                about,
                                CertificateFile.fetchOpenly(url, trusted(), client.givenSettings(), time),
                                qsealc));
            }
        }

        private List<X509Certificate> trusted() {
            return client.givenTrust().orElse(List.of());
        }

        private void banks() {
            TlsProbe probe = new TlsProbe(trusted(), PATIENCE, time);
            for (ClientParts.Line line : assembly.lines()) {
                URI api = line.endpoints().api();
                new BankCheck(now, findings)
                        .way(
                                line.bank().id().toString(),
                                api,
                                probe.walk(api, line.identity().keyManager()));
            }
            if (assembly.lines().isEmpty()) {
                findings.warning(
                        "bank.tcp",
                        "",
                        "no bank was looked at: that needs an application and an identity that can be used");
            }
        }
    }

    @Override
    public String toString() {
        return "Doctor[]";
    }
}
