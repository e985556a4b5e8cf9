package io.matcher.platform.http.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * A block of addresses in CIDR notation.
 *
 * @param network the first address, 4 or 16 bytes
 * @param bits how many leading bits are fixed, 0 to 32 or 0 to 128
 */
record AddressBlock(InetAddress network, int bits) {

    /**
     * Reads {@code 10.0.0.0/8}, {@code fc00::/7} or a single address.
     *
     * @throws IllegalArgumentException when the text is none of these
     */
    static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!isLiteral(address)) {
            throw new IllegalArgumentException(text + " is not a block of addresses");
        }
        try {
            InetAddress network = InetAddress.getByName(address);
            int most = network.getAddress().length * 8;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException(text + " has a prefix beyond " + most);
            }
            return new AddressBlock(network, bits);
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException(text + " is not a block of addresses", malformed);
        }
    }

    /** Whether the text can only be an address, so that reading it asks no name server. */
    static boolean isLiteral(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains(":")
                ? lower.chars().allMatch(c -> "0123456789abcdef:.".indexOf(c) >= 0)
                : lower.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    boolean contains(InetAddress address) {
        byte[] theirs = address.getAddress();
        byte[] ours = network.getAddress();
        if (theirs.length != ours.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (theirs[i] != ours[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        int mask = 0xff & (0xff << (8 - rest));
        return rest == 0 || (theirs[whole] & mask) == (ours[whole] & mask);
    }
}
