package org.tppkit.testkit.simulator.internal.stet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.Quirks;
import org.tppkit.testkit.simulator.StetVersion;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Json;

/** How one version writes amounts, dates and links, with the quirks that are on. Source: Arkéa, section 6, row by row. */
public final class WireForm {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final String HAL = "application/hal+json;charset=utf-8";

    private final StetVersion version;
    private final Quirks quirks;
    private final URI host;

    /** The form of one answer. */
    public WireForm(StetVersion version, Quirks quirks, URI host) {
        this.version = version;
        this.quirks = quirks;
        this.host = host;
    }

    /** Whether the answer is of version 1.4.2. */
    public boolean is142() {
        return version == StetVersion.V1_4_2;
    }

    /** Whether the bank shows this now. */
    public boolean shows(Quirk quirk) {
        return quirks.isOn(quirk);
    }

    /** String in 1.4.1, number in 1.4.2. */
    void putAmount(ObjectNode parent, String name, BigDecimal amount, String currency) {
        ObjectNode node = parent.putObject(name).put("currency", currency);
        putAmount(node, amount);
        decorate(node);
    }

    /** The number of an amount, as member {@code amount}. */
    public void putAmount(ObjectNode node, BigDecimal amount) {
        BigDecimal written = shows(Quirk.AMOUNT_WITHOUT_TRAILING_ZEROS) ? withoutTrailingZeros(amount) : amount;
        if (is142() && !shows(Quirk.AMOUNT_AS_STRING_IN_142)) {
            node.put("amount", written);
        } else {
            node.put("amount", written.toPlainString());
        }
    }

    private static BigDecimal withoutTrailingZeros(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Date in 1.4.1, local date-time in 1.4.2. */
    void putDate(ObjectNode parent, String name, LocalDate date) {
        parent.put(name, date(date));
    }

    private String date(LocalDate date) {
        if (shows(Quirk.DATES_WITH_OFFSET)) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date.atStartOfDay(PARIS));
        }
        return is142() ? date + "T00:00:00" : date.toString();
    }

    /** A date that may be absent: then nothing is written, or null. */
    void putDate(ObjectNode parent, String name, Optional<LocalDate> date) {
        if (date.isPresent()) {
            putDate(parent, name, date.get());
        } else {
            putAbsent(parent, name);
        }
    }

    /** A value that is not there. */
    public void putAbsent(ObjectNode parent, String name) {
        if (shows(Quirk.NULLS)) {
            parent.putNull(name);
        }
    }

    /** A link by its path from the host's root. */
    public void putLink(ObjectNode links, String name, String path) {
        putHref(links, name, address(path));
    }

    /** An address on the bank's API host, with or without the host. */
    public String address(String path) {
        return shows(Quirk.ABSOLUTE_LINKS) ? host + path : path;
    }

    /** A link as it stands. */
    public void putHref(ObjectNode links, String name, String href) {
        ObjectNode link = links.putObject(name).put("href", href);
        putAbsent(link, "templated");
    }

    /** A link object that leads nowhere. */
    void putEmptyLink(ObjectNode links, String name) {
        putAbsent(links.putObject(name), "href");
    }

    /** Adds what no document names, where that quirk is on. */
    public void decorate(ObjectNode node) {
        if (shows(Quirk.UNKNOWN_FIELDS_AND_CODES)) {
            node.putObject("xExtension")
                    .put("level", 1)
                    .putArray("items")
                    .add("a")
                    .add(2.5);
        }
    }

    /** The answer, or 204 for an empty list where that quirk is on. */
    Answer list(ObjectNode body, boolean empty) {
        return empty && shows(Quirk.NO_DATA_IS_204) ? Answer.empty(204) : one(body);
    }

    /** The answer. */
    public Answer one(ObjectNode body) {
        return one(200, body);
    }

    /** The answer, with a status of one's own. */
    public Answer one(int status, ObjectNode body) {
        decorate(body);
        return Json.answer(status, shows(Quirk.CONTENT_TYPE_PLAIN_JSON) ? Json.CONTENT_TYPE : HAL, body);
    }
}
