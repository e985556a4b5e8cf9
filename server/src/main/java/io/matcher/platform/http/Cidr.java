package io.matcher.platform.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses such as {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or a single address. An IPv4 address in IPv6 clothes
 * ({@code ::ffff:10.0.0.1}) is the IPv4 address.
 *
 * @param network an address of the block
 * @param bits how many leading bits are fixed, 0 to 32 or 0 to 128
 */
public record Cidr(InetAddress network, int bits) {

    private static final int MAPPED_BITS = 96;
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

    /** The block that the text names; empty when it names none. Asks no name server. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        String prefix = slash < 0 ? "" : text.substring(slash + 1);
        return address(literal).flatMap(network -> {
            int most = network.getAddress().length * 8;
            if (slash < 0) {
                return Optional.of(new Cidr(network, most));
            }
            if (!PREFIX.matcher(prefix).matches()) {
                return Optional.empty();
            }
            boolean mapped = network instanceof Inet4Address && literal.contains(":");
            int bits = Integer.parseInt(prefix) - (mapped ? MAPPED_BITS : 0);
            return bits < 0 || bits > most ? Optional.empty() : Optional.of(new Cidr(network, bits));
        });
    }

    /** The address that the text is, in IPv4 or IPv6 notation without scope; empty when it is none. Asks no name server. */
    public static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    public boolean contains(InetAddress address) {
        byte[] theirs = address.getAddress();
        byte[] ours = network.getAddress();
        if (theirs.length != ours.length) {
            return false;
        }
        int different = 0;
        for (int i = 0; i < ours.length; i++) {
            int fixed = Math.clamp(bits - 8L * i, 0, 8);
            int mask = 0xff & (0xff << (8 - fixed));
            different |= (ours[i] ^ theirs[i]) & mask;
        }
        return different == 0;
    }
}
