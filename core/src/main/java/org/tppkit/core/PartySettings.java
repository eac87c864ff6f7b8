package org.tppkit.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.PostalAddress;
import org.tppkit.ports.model.payment.Party;

/** Who initiates payments, in plain settings: the keys that begin with {@code initiatingParty.}. */
final class PartySettings {
    private static final String PREFIX = "initiatingParty.";

    private final Map<String, String> settings = new TreeMap<>();
    private final List<String> problems;

    PartySettings(Map<String, String> settings, List<String> problems) {
        settings.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                this.settings.put(key.substring(PREFIX.length()), value);
            }
        });
        this.problems = problems;
    }

    /** Empty if no key is there, or if something is wrong with them. */
    Optional<Party> party() {
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> name = value("name");
        if (name.isEmpty()) {
            problems.add(PREFIX + "name is missing");
            return Optional.empty();
        }
        try {
            return Optional.of(Party.builder()
                    .name(name.get())
                    .organisationId(organisation())
                    .address(address())
                    .build());
        } catch (IllegalArgumentException e) {
            problems.add(PREFIX + "name: 1 to 70 characters of the SEPA character set are needed");
            return Optional.empty();
        }
    }

    private Optional<GenericIdentification> organisation() {
        Optional<String> id = value("organisationId");
        Optional<String> scheme = value("organisationScheme");
        Optional<String> issuer = value("organisationIssuer");
        if (id.isPresent() != scheme.isPresent() || (issuer.isPresent() && id.isEmpty())) {
            problems.add(PREFIX + "organisationId and " + PREFIX + "organisationScheme belong together, and " + PREFIX
                    + "organisationIssuer to them");
            return Optional.empty();
        }
        return id.map(known -> issuer.map(by -> GenericIdentification.of(known, scheme.orElse(""), by))
                .orElseGet(() -> GenericIdentification.of(known, scheme.orElse(""))));
    }

    private Optional<PostalAddress> address() {
        Optional<String> country = value("country");
        List<String> lines = value("addressLines")
                .map(text -> List.of(text.split("\\s*\\|\\s*")))
                .orElse(List.of());
        return country.isEmpty() && lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        PostalAddress.builder().country(country).lines(lines).build());
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(settings.get(key)).filter(text -> !text.isEmpty());
    }
}
