package org.tppkit.core;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.signing.IdentityFiles;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;

/**
 * Plain settings as a client's builder understands them. Fills in what the builder was not given; collects what is wrong
 * by the name of its key, never by its value. The keys are listed in {@code docs/reference/configuration.md}.
 */
final class ConfigurationMap {
    private static final String BANK = "bank.";
    static final Set<String> KEYS = Set.of(
            "environment",
            "identity.keyIdUrl",
            "identity.pkcs12",
            "identity.pkcs11",
            "identity.password",
            "identity.password.file",
            "identity.password.env",
            "identity.qwacAlias",
            "identity.qsealcAlias",
            "identity.qwac.certificate",
            "identity.qwac.key",
            "identity.qwac.chain",
            "identity.qsealc.certificate",
            "identity.qsealc.key",
            "identity.qsealc.chain",
            "identity.signingProvider",
            "initiatingParty.name",
            "initiatingParty.organisationId",
            "initiatingParty.organisationScheme",
            "initiatingParty.organisationIssuer",
            "initiatingParty.country",
            "initiatingParty.addressLines",
            "trust.pem",
            "callTimeout",
            "connectTimeout",
            "pageLimit");
    static final Set<String> BANK_KEYS = Set.of(
            "clientId",
            "redirectUri",
            "like",
            "name",
            "api",
            "authorization",
            "answerSignatures",
            "answerKeyHosts",
            "answerOrganization",
            "unattendedCalls",
            "unattendedPagesCount",
            "scaValidity");

    private final Map<String, String> settings;

    ConfigurationMap(Map<String, String> settings) {
        this.settings = new TreeMap<>(settings);
        this.settings.replaceAll((key, value) -> key.equals("identity.password") ? value : value.strip());
    }

    void applyTo(TppClient.Builder builder, List<String> problems) {
        new Reading(builder, problems).run();
    }

    /** For the doctor: the identity's files, whatever is wrong with them; empty where the settings name none. */
    Optional<IdentityFiles> identityFiles() {
        Reading reading = new Reading(TppClient.builder(), new ArrayList<>());
        char[] password = reading.isPasswordGiven() ? reading.password().orElse(new char[0]) : new char[0];
        Optional<Path> pkcs12 = reading.path("identity.pkcs12");
        String qwac = settings.get("identity.qwacAlias");
        String qsealc = settings.get("identity.qsealcAlias");
        if (pkcs12.isPresent()) {
            return Optional.of(
                    qwac == null || qsealc == null
                            ? IdentityFiles.pkcs12(pkcs12.get(), password)
                            : IdentityFiles.pkcs12(pkcs12.get(), password, qwac, qsealc));
        }
        List<Path> files = new ArrayList<>();
        for (String key : List.of("qwac.certificate", "qwac.key", "qsealc.certificate", "qsealc.key")) {
            reading.path("identity." + key).ifPresent(files::add);
        }
        return files.size() == 4
                ? Optional.of(IdentityFiles.pem(files.get(0), files.get(1), files.get(2), files.get(3), password))
                : Optional.empty();
    }

    /** For the doctor: the keyId URL, however unfit; empty where there is none that can be read. */
    Optional<URI> keyIdUrl() {
        return new Reading(TppClient.builder(), new ArrayList<>()).uri("identity.keyIdUrl");
    }

    /** One reading of the settings into one builder. */
    private final class Reading {
        private final TppClient.Builder builder;
        private final List<String> problems;

        Reading(TppClient.Builder builder, List<String> problems) {
            this.builder = builder;
            this.problems = problems;
        }

        void run() {
            reportUnknownKeys();
            if (builder.givenEnvironment().isEmpty()) {
                read("environment", text -> Environment.valueOf(text.toUpperCase(Locale.ROOT)), "PRODUCTION or SANDBOX")
                        .ifPresent(builder::environment);
            }
            if (!builder.hasIdentity()) {
                identity().ifPresent(builder::identity);
            }
            if (builder.givenTrust().isEmpty()) {
                path("trust.pem").ifPresent(this::trust);
            }
            if (builder.givenInitiatingParty().isEmpty()) {
                new PartySettings(settings, problems).party().ifPresent(builder::initiatingParty);
            }
            settings();
            banks().forEach(this::bank);
        }

        private void reportUnknownKeys() {
            for (String key : settings.keySet()) {
                boolean known = KEYS.contains(key)
                        || bankOf(key)
                                .map(bank -> BANK_KEYS.contains(
                                        key.substring(prefix(bank).length())))
                                .orElse(false);
                if (!known) {
                    problems.add("unknown key '" + key + "'; the keys are " + new TreeSet<>(KEYS)
                            + " and bank.<family>.<bank>." + new TreeSet<>(BANK_KEYS));
                }
            }
        }

        private Optional<TppIdentity> identity() {
            Optional<Provider> provider = read("identity.signingProvider", this::provider, "a registered provider");
            return keys().map(identity -> provider.map(identity::signingWith).orElse(identity));
        }

        private Provider provider(String name) {
            Provider provider = Security.getProvider(name);
            if (provider == null) {
                throw new IllegalArgumentException("not registered");
            }
            return provider;
        }

        private Optional<TppIdentity> keys() {
            Optional<URI> keyIdUrl = uri("identity.keyIdUrl");
            if (settings.containsKey("identity.pkcs12")) {
                return store("identity.pkcs12", keyIdUrl, TppIdentity::pkcs12, TppIdentity::pkcs12);
            }
            if (settings.containsKey("identity.pkcs11")) {
                return store("identity.pkcs11", keyIdUrl, Reading::pkcs11, Reading::pkcs11);
            }
            return settings.keySet().stream().anyMatch(key -> key.startsWith("identity.q"))
                    ? pem(keyIdUrl)
                    : Optional.empty();
        }

        private static TppIdentity pkcs11(Path configuration, char[] pin, URI keyIdUrl) {
            KeySource token = KeySource.pkcs11(configuration, pin);
            return TppIdentity.of(token, token, keyIdUrl);
        }

        private static TppIdentity pkcs11(Path configuration, char[] pin, String qwac, String qsealc, URI keyIdUrl) {
            return TppIdentity.of(
                    KeySource.pkcs11(configuration, pin, qwac), KeySource.pkcs11(configuration, pin, qsealc), keyIdUrl);
        }

        /** Keys that stand together behind one password, told apart by their types or by their names. */
        private interface ByType {
            TppIdentity of(Path file, char[] password, URI keyIdUrl);
        }

        private interface ByAlias {
            TppIdentity of(Path file, char[] password, String qwac, String qsealc, URI keyIdUrl);
        }

        private Optional<TppIdentity> store(String key, Optional<URI> keyIdUrl, ByType byType, ByAlias byAlias) {
            Optional<Path> file = path(key);
            Optional<char[]> password = password();
            boolean urlGiven = required("identity.keyIdUrl");
            if (urlGiven && password.isPresent() && file.isPresent() && keyIdUrl.isPresent()) {
                String qwac = settings.get("identity.qwacAlias");
                String qsealc = settings.get("identity.qsealcAlias");
                if ((qwac == null) != (qsealc == null)) {
                    problems.add("identity.qwacAlias and identity.qsealcAlias belong together");
                    return Optional.empty();
                }
                return Optional.of(
                        qwac == null || qsealc == null
                                ? byType.of(file.get(), password.get(), keyIdUrl.get())
                                : byAlias.of(file.get(), password.get(), qwac, qsealc, keyIdUrl.get()));
            }
            return Optional.empty();
        }

        private Optional<TppIdentity> pem(Optional<URI> keyIdUrl) {
            List<String> keys = List.of(
                    "identity.qwac.certificate",
                    "identity.qwac.key",
                    "identity.qsealc.certificate",
                    "identity.qsealc.key");
            List<Path> files = new ArrayList<>();
            for (String key : keys) {
                required(key);
                path(key).ifPresent(files::add);
            }
            Optional<char[]> password = isPasswordGiven() ? password() : Optional.of(new char[0]);
            return required("identity.keyIdUrl")
                            && files.size() == keys.size()
                            && keyIdUrl.isPresent()
                            && password.isPresent()
                    ? Optional.of(TppIdentity.of(
                            pem(files.get(0), files.get(1), "identity.qwac.chain", password.get()),
                            pem(files.get(2), files.get(3), "identity.qsealc.chain", password.get()),
                            keyIdUrl.get()))
                    : Optional.empty();
        }

        private KeySource pem(Path certificate, Path key, String chain, char[] password) {
            Set<Path> files = new LinkedHashSet<>(List.of(certificate, key));
            path(chain).ifPresent(files::add);
            return KeySource.pem(List.copyOf(files), password);
        }

        private boolean isPasswordGiven() {
            return settings.keySet().stream().anyMatch(key -> key.startsWith("identity.password"));
        }

        private boolean required(String key) {
            if (settings.containsKey(key)) {
                return true;
            }
            problems.add(key + " is missing");
            return false;
        }

        private Optional<char[]> password() {
            if (settings.containsKey("identity.password.file")) {
                return read(
                        "identity.password.file",
                        ConfigurationMap::firstLine,
                        "a readable file whose first line is the password");
            }
            if (settings.containsKey("identity.password.env")) {
                Optional<String> value = Optional.ofNullable(System.getenv(settings.get("identity.password.env")));
                if (value.isEmpty()) {
                    problems.add("identity.password.env: the environment has no variable of that name");
                }
                return value.map(String::toCharArray);
            }
            if (!settings.containsKey("identity.password")) {
                problems.add("identity.password.file, identity.password.env or identity.password is missing");
            }
            return Optional.ofNullable(settings.get("identity.password")).map(String::toCharArray);
        }

        private void trust(Path file) {
            try (InputStream in = Files.newInputStream(file)) {
                List<X509Certificate> certificates = new ArrayList<>();
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(in)
                        .forEach(certificate -> certificates.add((X509Certificate) certificate));
                builder.trustedCertificates(certificates);
            } catch (IOException | GeneralSecurityException e) {
                problems.add("trust.pem: a readable file of PEM certificates is needed");
            }
        }

        private void settings() {
            Settings given = builder.givenSettings();
            Settings standard = Settings.standard();
            Settings.Builder changed = Settings.builder().from(given);
            time("callTimeout").ifPresent(set(given.callTimeout(), standard.callTimeout(), changed::callTimeout));
            time("connectTimeout")
                    .ifPresent(set(given.connectTimeout(), standard.connectTimeout(), changed::connectTimeout));
            read("pageLimit", Integer::valueOf, "a whole number")
                    .ifPresent(set(given.pageLimit(), standard.pageLimit(), changed::pageLimit));
            try {
                builder.settings(changed.build());
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }

        private Optional<Duration> time(String key) {
            return read(key, Duration::parse, "an ISO 8601 duration such as PT60S");
        }

        /** What the builder was given in place of the default comes on top. */
        private static <T> Consumer<T> set(T given, T standard, Consumer<T> setter) {
            return given.equals(standard) ? setter : ignored -> {};
        }

        private void bank(BankId bank) {
            String prefix = prefix(bank);
            Optional<URI> redirectUri = uri(prefix + "redirectUri");
            String clientId = settings.get(prefix + "clientId");
            if ((clientId == null) != !settings.containsKey(prefix + "redirectUri")) {
                problems.add(prefix + "clientId and " + prefix + "redirectUri belong together");
            } else if (clientId != null && redirectUri.isPresent() && !builder.hasApplication(bank)) {
                application(bank, clientId, redirectUri.get());
            }
            rules(bank);
            @Nullable BankId like = like(bank).orElse(null);
            builder.givenOverrides()
                    .put(
                            bank,
                            new BankOverride(
                                    like,
                                    settings.get(prefix + "name"),
                                    origin(prefix + "api").orElse(null),
                                    origin(prefix + "authorization").orElse(null)));
        }

        /** What the builder was told comes before all of them. */
        private void rules(BankId bank) {
            String prefix = prefix(bank);
            BankRules.Builder rules = BankRules.builder();
            read(
                            prefix + "answerSignatures",
                            text -> AnswerSignatures.valueOf(
                                    text.toUpperCase(Locale.ROOT).replace('-', '_')),
                            "off, if-present or required")
                    .ifPresent(rules::answerSignatures);
            read(
                            prefix + "answerKeyHosts",
                            text -> List.of(text.split("\\s*,\\s*")),
                            "a list of hosts parted by commas")
                    .ifPresent(rules::answerKeyHosts);
            read(prefix + "answerOrganization", text -> text, "a text").ifPresent(rules::answerOrganization);
            read(prefix + "unattendedCalls", Integer::parseInt, "a whole number")
                    .ifPresent(rules::unattendedCalls);
            read(prefix + "unattendedPagesCount", ConfigurationMap::yesOrNo, "true or false")
                    .ifPresent(rules::unattendedPagesCount);
            read(prefix + "scaValidity", Period::parse, "an ISO 8601 period such as P180D")
                    .ifPresent(rules::scaValidity);
            try {
                BankRules read = rules.build();
                if (!builder.hasRules(bank)) {
                    builder.rules(bank, read);
                }
            } catch (IllegalArgumentException e) {
                problems.add(prefix + e.getMessage());
            }
        }

        /** A row is read by the adapter of its own family only. */
        private Optional<BankId> like(BankId bank) {
            String key = prefix(bank) + "like";
            Optional<BankId> like = read(key, BankId::of, "the id of a shipped bank, such as arkea:fortuneo,");
            Optional<BankId> sameFamily = like.filter(other -> other.family().equals(bank.family()));
            if (like.isPresent() && sameFamily.isEmpty()) {
                problems.add(key + ": a bank of the family '" + bank.family() + "' is needed");
            }
            return sameFamily;
        }

        private void application(BankId bank, String clientId, URI redirectUri) {
            try {
                builder.application(Application.of(bank, clientId, redirectUri));
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }

        private Optional<Path> path(String key) {
            return read(key, Path::of, "a path of this machine");
        }

        private Optional<URI> uri(String key) {
            return read(key, URI::create, "an absolute https address");
        }

        private Optional<URI> origin(String key) {
            return read(
                    key,
                    text -> BankEndpoints.of(URI.create(text)).api(),
                    "an address without a path, such as https://api.bank.example,");
        }

        private <T> Optional<T> read(String key, Function<String, T> reader, String wanted) {
            String text = settings.get(key);
            if (text == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(reader.apply(text));
            } catch (IllegalArgumentException | DateTimeParseException e) {
                problems.add(key + ": " + wanted + " is needed");
                return Optional.empty();
            }
        }
    }

    private Set<BankId> banks() {
        Set<BankId> banks = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
        settings.keySet().forEach(key -> bankOf(key).ifPresent(banks::add));
        return banks;
    }

    private static String prefix(BankId bank) {
        return BANK + bank.family() + "." + bank.bank() + ".";
    }

    private static Optional<BankId> bankOf(String key) {
        String[] parts = key.split("\\.", -1);
        if (!key.startsWith(BANK) || parts.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(BankId.of(parts[1], parts[2]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither");
        };
    }

    private static char[] firstLine(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .toCharArray();
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("unreadable", e);
        }
    }
}
