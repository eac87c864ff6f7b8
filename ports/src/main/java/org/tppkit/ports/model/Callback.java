package org.tppkit.ports.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the customer's browser brought back from the bank to the TPP's redirect URI (RFC 6749 section 4.1.2). Reading
 * never fails: it keeps what came, and the engine judges. So look at {@link #isMalformed()} and {@link #duplicates()}
 * before trusting a parameter.
 *
 * <p>Names and values come from a stranger and may hold secrets; {@link #toString()} shows neither values nor unknown
 * names.
 */
public final class Callback {

    private static final int MAX_LENGTH = 16 * 1024;

    /** Names of RFC 6749, RFC 9207 and OpenID Connect: safe to show. */
    private static final Set<String> KNOWN_NAMES = Set.of(
            "code", "state", "error", "error_description", "error_uri", "iss", "scope", "session_state", "expires_in");

    private final @Nullable URI redirectUri;
    private final Map<String, List<String>> parameters;
    private final @Nullable String malformation;

    private Callback(@Nullable URI redirectUri, Map<String, List<String>> parameters, @Nullable String malformation) {
        this.redirectUri = redirectUri;
        this.parameters = parameters;
        this.malformation = malformation;
    }

    /**
     * Reads a whole URI, a path with a query ({@code /callback?code=…}), or only the query, with or without its
     * question mark. A fragment is dropped. More than 16 KiB is not read at all.
     *
     * @param uri as the browser sent it, still percent-encoded
     * @return what could be read of it; {@link #isMalformed()} where that is not all
     */
    public static Callback parse(String uri) {
        Objects.requireNonNull(uri, "uri");
        if (uri.length() > MAX_LENGTH) {
            return new Callback(null, Map.of(), "longer than 16 KiB");
        }
        String text = before('#', uri);
        if (isQuery(text)) {
            return read(null, text, null);
        }
        String address = before('?', text);
        String query = text.substring(Math.min(address.length() + 1, text.length()));
        if (address.isEmpty()) {
            return read(null, query, null);
        }
        try {
            return read(new URI(address), query, null);
        } catch (URISyntaxException notOne) {
            return read(null, query, "the address is not a URI");
        }
    }

    /**
     * {@return what {@link #parse(String)} reads of the address}
     *
     * @param uri as the browser sent it, still percent-encoded
     */
    public static Callback parse(URI uri) {
        return parse(uri.toString());
    }

    /**
     * {@return the address the browser came to, without query and fragment; empty if only a query came or the address
     * is not a URI}
     */
    public Optional<URI> redirectUri() {
        return Optional.ofNullable(redirectUri);
    }

    /**
     * {@return the decoded values of a parameter in the order they came; empty if there is none}
     *
     * @param name the decoded name, for instance {@code scope}; case matters
     */
    public List<String> parameters(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /**
     * {@return the decoded value of a parameter that came exactly once, maybe an empty text; otherwise empty}
     *
     * @param name the decoded name, for instance {@code scope}; case matters
     */
    public Optional<String> single(String name) {
        List<String> values = parameters(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /**
     * {@return the value that ties the callback to what was begun} Empty if missing, without a value, or given twice.
     */
    public Optional<String> state() {
        return singleWithValue("state");
    }

    /** {@return the authorization code: a secret} Empty if missing, without a value, or given twice. */
    public Optional<String> code() {
        return singleWithValue("code");
    }

    /**
     * {@return the error code, {@code access_denied} for instance} Empty if missing, without a value, or given twice.
     */
    public Optional<String> error() {
        return singleWithValue("error");
    }

    /** {@return the bank's text about the error} Empty if missing, without a value, or given twice. */
    public Optional<String> errorDescription() {
        return singleWithValue("error_description");
    }

    /**
     * {@return the names that came more than once, which RFC 6749 section 3.1 forbids} They come from a stranger: do
     * not log them.
     */
    public Set<String> duplicates() {
        return parameters.keySet().stream()
                .filter(name -> parameters(name).size() > 1)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@return whether something could not be read} What could be read is kept. */
    public boolean isMalformed() {
        return malformation != null;
    }

    /**
     * {@return what could not be read first, in words that repeat nothing of it: bad percent-encoding, invalid UTF-8,
     * too long, not a URI}
     */
    public Optional<String> malformation() {
        return Optional.ofNullable(malformation);
    }

    /** The known names among the parameters, how many others there are, and whether it is malformed. */
    @Override
    public String toString() {
        List<String> shown = new ArrayList<>(parameters.keySet());
        shown.retainAll(KNOWN_NAMES);
        int others = parameters.size() - shown.size();
        if (others > 0) {
            shown.add(others + " other");
        }
        if (isMalformed()) {
            shown.add("malformed");
        }
        return "Callback" + shown;
    }

    // RFC 6749 section 3.1: a parameter without a value counts as omitted.
    private Optional<String> singleWithValue(String name) {
        return single(name).filter(value -> !value.isEmpty());
    }

    private static Callback read(@Nullable URI address, String query, @Nullable String malformation) {
        QueryReader reader = new QueryReader();
        reader.read(query);
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        reader.parameters().forEach((name, values) -> parameters.put(name, List.copyOf(values)));
        String first =
                malformation != null ? malformation : reader.malformation().orElse(null);
        return new Callback(address, parameters, first);
    }

    /** A text is a query alone if {@code =} or {@code &} comes before anything that an address has. */
    private static boolean isQuery(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' || c == '&') {
                return true;
            }
            if (c == '?' || c == '/' || c == ':') {
                return false;
            }
        }
        return false;
    }

    private static String before(char delimiter, String text) {
        int index = text.indexOf(delimiter);
        return index < 0 ? text : text.substring(0, index);
    }
}
