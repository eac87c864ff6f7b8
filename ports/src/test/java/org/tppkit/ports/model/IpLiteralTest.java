package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {

    private static final Pattern GROUP_TOO_LONG = Pattern.compile("[0-9a-f]{5}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "203.0.113.7",
                "255.255.255.255",
                "::",
                "::1",
                "1::",
                "2001:db8::1",
                "2001:DB8:0:0:8:800:200C:417A",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "1:2:3::5:6:7:8",
                "::ffff:192.0.2.128",
                "::13.1.68.3",
                "64:ff9b::192.0.2.33",
                "1:2:3:4:5:6:1.2.3.4",
                "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255",
                "0000:0000:0000:0000:0000:0000:0000:0000"
            })
    void addressesAreRecognised(String address) {
        assertThat(IpLiteral.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.com",
                "127.1",
                "2130706433",
                "0x7f.0.0.1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.00",
                "1.2.3.1000",
                "1.2.3.-1",
                "1.2.3.4 ",
                "1.2.3.4:80",
                "1.2.3.4/24",
                "\u0661.2.3.4",
                ":",
                ":::",
                "1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1:2:3:4::5:6:7:8",
                "1::2::3",
                "1:::2",
                ":1:2:3:4:5:6:7",
                ":1::2",
                "1:2:3:4:5:6:7:",
                "1::2:",
                "12345::",
                "g::",
                "fe80::1%eth0",
                "fe80::1%25eth0",
                "[::1]",
                "::1/128",
                "::1.2.3",
                "::01.2.3.4",
                "::1.2.3.4:5",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1:2:3:4:5:6::1.2.3.4",
                "::\u0661",
                "::1\n"
            })
    void everythingElseIsNot(String text) {
        assertThat(IpLiteral.isValid(text)).isFalse();
    }

    @Test
    void veryLongTextIsNot() {
        assertThat(IpLiteral.isValid("1:".repeat(1_000_000))).isFalse();
        assertThat(IpLiteral.isValid("1".repeat(1_000_000))).isFalse();
    }

    @Test
    void everyIpv4AddressIsRecognised() {
        Seeds.times(2_000, random -> {
            String address = ipv4(random.nextInt(256), random.nextInt(256), random.nextInt(256), random.nextInt(256));
            assertThat(IpLiteral.isIpv4(address)).as(address).isTrue();
            assertThat(IpLiteral.isIpv6(address)).as(address).isFalse();
        });
    }

    @Test
    void everyWrittenFormOfAnIpv6AddressIsRecognised() {
        Seeds.times(
                1_000,
                random -> assertThat(writtenForms(randomGroups(random)))
                        .hasSizeGreaterThanOrEqualTo(8)
                        .allSatisfy(form -> {
                            assertThat(IpLiteral.isIpv6(form)).as(form).isTrue();
                            assertThat(IpLiteral.isIpv6(form + ":"))
                                    .as(form + ":")
                                    .isFalse();
                            assertThat(IpLiteral.isIpv6("[" + form + "]")).isFalse();
                            assertThat(IpLiteral.isIpv6(form + "%1")).isFalse();
                        }));
    }

    @Test
    void theJdkSeesTheSameInRandomColonsAndDigits() {
        Seeds.times(50_000, random -> {
            String text = ":" + Seeds.text(random, "0aF:::1", random.nextInt(20));
            text = random.nextBoolean()
                    ? text.substring(1) + ":" + "1:2:3:4:5:6:7:8".substring(random.nextInt(15))
                    : text;
            // The JDK takes five digits in a group as long as the first are zeros; RFC 4291 knows four.
            if (!GROUP_TOO_LONG.matcher(text.toLowerCase(Locale.ROOT)).find()) {
                assertThat(IpLiteral.isIpv6(text)).as(text).isEqualTo(isIpv6ForTheJdk(text));
            }
        });
    }

    /** Never asks the DNS: a text with a colon in it is a literal or nothing. */
    private static boolean isIpv6ForTheJdk(String textWithColon) {
        try {
            return InetAddress.getByName(textWithColon) != null;
        } catch (UnknownHostException notOne) {
            return false;
        }
    }

    private static int[] randomGroups(Random random) {
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = random.nextBoolean() ? 0 : random.nextInt(0x10000);
        }
        return groups;
    }

    private static List<String> writtenForms(int[] groups) {
        List<String> forms = new ArrayList<>();
        for (boolean padded : new boolean[] {true, false}) {
            for (boolean endsInIpv4 : new boolean[] {true, false}) {
                List<String> parts = parts(groups, padded, endsInIpv4);
                forms.add(String.join(":", parts));
                forms.add(String.join(":", parts).toUpperCase(Locale.ROOT));
                forms.addAll(withGaps(groups, parts, endsInIpv4 ? 6 : 8));
            }
        }
        return forms;
    }

    private static List<String> parts(int[] groups, boolean padded, boolean endsInIpv4) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < (endsInIpv4 ? 6 : 8); i++) {
            String digits = Integer.toHexString(groups[i]);
            parts.add(padded ? "0".repeat(4 - digits.length()) + digits : digits);
        }
        if (endsInIpv4) {
            parts.add(ipv4(groups[6] >> 8, groups[6] & 0xFF, groups[7] >> 8, groups[7] & 0xFF));
        }
        return parts;
    }

    /** Each run of zero groups, whole or in part, written as two colons. */
    private static List<String> withGaps(int[] groups, List<String> parts, int hexGroups) {
        List<String> forms = new ArrayList<>();
        for (int from = 0; from < hexGroups; from++) {
            for (int to = from; to < hexGroups && groups[to] == 0; to++) {
                forms.add(String.join(":", parts.subList(0, from)) + "::"
                        + String.join(":", parts.subList(to + 1, parts.size())));
            }
        }
        return forms;
    }

    private static String ipv4(int a, int b, int c, int d) {
        return a + "." + b + "." + c + "." + d;
    }
}
