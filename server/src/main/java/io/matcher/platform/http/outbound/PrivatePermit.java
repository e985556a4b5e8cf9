package io.matcher.platform.http.outbound;

import io.matcher.platform.startup.StartRefused;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code MATCHER_ALLOWED_PRIVATE_HOSTS}: {@code name:port}, {@code 10.0.0.0/8:port} or {@code [fc00::/7]:port}.
 *
 * @param name the host as URLs must write it; null where addresses are named
 * @param block the addresses; null where a host is named
 * @param port the one port that may be called
 */
record PrivatePermit(@Nullable String name, @Nullable AddressBlock block, int port) {

    static PrivatePermit parse(String entry) {
        int colon = entry.lastIndexOf(':');
        String host = colon < 0 ? "" : entry.substring(0, colon).toLowerCase(Locale.ROOT);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            int port = Integer.parseInt(entry.substring(colon + 1));
            boolean addresses = host.contains("/") || AddressBlock.isLiteral(host);
            if (port >= 1 && port <= 65_535 && (addresses || host.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?"))) {
                return addresses
                        ? new PrivatePermit(null, AddressBlock.parse(host), port)
                        : new PrivatePermit(host, null, port);
            }
        } catch (IllegalArgumentException malformed) {
            throw refused(entry, malformed);
        }
        throw refused(entry, null);
    }

    boolean allows(String host, InetAddress address, int toPort) {
        if (port != toPort || AddressClass.of(address) != AddressClass.PRIVATE) {
            return false;
        }
        return block == null ? host.equalsIgnoreCase(name) : block.contains(address);
    }

    private static StartRefused refused(String entry, @Nullable Throwable cause) {
        String sentence = "MATCHER_ALLOWED_PRIVATE_HOSTS lists host:port or block:port, such as 10.1.0.0/16:443, not "
                + entry + ".";
        return cause == null ? new StartRefused(sentence) : new StartRefused(sentence, cause);
    }
}
