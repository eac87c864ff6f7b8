package org.tppkit.ports.model;

import java.math.BigDecimal;

/**
 * Where the customer's device is, in degrees (WGS 84). The digits are kept as given. It is personal data: {@link
 * #toString()} does not show it.
 *
 * @param latitude −90 to 90, north positive; at most 10 decimals
 * @param longitude −180 to 180, east positive; at most 10 decimals
 */
public record GeoLocation(BigDecimal latitude, BigDecimal longitude) {

    private static final StrictDecimal DEGREES = new StrictDecimal(3, 10);
    private static final BigDecimal MAX_LATITUDE = BigDecimal.valueOf(90);
    private static final BigDecimal MAX_LONGITUDE = BigDecimal.valueOf(180);

    /**
     * Takes degrees.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     * @throws IllegalArgumentException if one is out of range or has too many digits; it is not repeated
     */
    public GeoLocation {
        checkRange("latitude", DEGREES.check(latitude), MAX_LATITUDE);
        checkRange("longitude", DEGREES.check(longitude), MAX_LONGITUDE);
    }

    /**
     * {@return the place that is written {@code latitude,longitude} in plain decimals: {@code 52.506931,13.144558}}
     *
     * @param text degrees without blanks or plus signs, each with at most 3 digits before and 10 after the point
     * @throws IllegalArgumentException if it is written otherwise or out of range; it is not repeated
     */
    public static GeoLocation of(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            throw new IllegalArgumentException("location is written latitude,longitude");
        }
        return new GeoLocation(DEGREES.parse(text.substring(0, comma)), DEGREES.parse(text.substring(comma + 1)));
    }

    /** {@return the form that PSD2 interfaces send: {@code GEO:52.506931,13.144558}} */
    public String header() {
        return "GEO:" + latitude.toPlainString() + "," + longitude.toPlainString();
    }

    /** A fixed text without the position. */
    @Override
    public String toString() {
        return "GeoLocation[hidden]";
    }

    private static void checkRange(String name, BigDecimal degrees, BigDecimal max) {
        if (degrees.abs().compareTo(max) > 0) {
            throw new IllegalArgumentException(name + " is not within -" + max + " and " + max + " degrees");
        }
    }
}
