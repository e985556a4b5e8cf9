package io.matcher.platform.settings;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/** Tells IP addresses and blocks of them from other texts, without asking a name server. */
final class Addresses {

    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

    private Addresses() {}

    /** Whether the text is an address such as {@code 192.0.2.1} or a block such as {@code 2001:db8::/32}. */
    static boolean isAddressOrBlock(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        try {
            InetAddress address = InetAddress.ofLiteral(literal);
            if (slash < 0) {
                return true;
            }
            String prefix = text.substring(slash + 1);
            int bits = address instanceof Inet6Address ? 128 : 32;
            return PREFIX.matcher(prefix).matches() && Integer.parseInt(prefix) <= bits;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
