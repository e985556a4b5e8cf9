package io.matcher.platform.http.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** What an address is good for, by the special-purpose registries of IANA (RFC 6890 and its successors). */
enum AddressClass {
    /** An address of the internet at large. */
    PUBLIC,
    /** An address that an operator may permit by name: private networks, loopback, carrier-grade NAT. */
    PRIVATE,
    /** An address that is never called: link-local and metadata services, multicast, unspecified, and IPv4 hidden in IPv6. */
    NEVER;

    /** Metadata services of clouds; they answer on these addresses and give away credentials. */
    private static final List<AddressBlock> METADATA =
            blocks("169.254.0.0/16", "fe80::/10", "fd00:ec2::254", "fd20:ce::254", "100.100.100.200", "168.63.129.16");

    private static final List<AddressBlock> NEVER_CALLED = blocks(
            "0.0.0.0/8",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    private static final List<AddressBlock> PRIVATE_NETWORKS = blocks(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "::1",
            "fc00::/7");

    /** Of IPv6 only this block is given out to the internet; what lies outside (NAT64, mapped, site-local …) is not. */
    private static final AddressBlock GLOBAL_UNICAST = AddressBlock.parse("2000::/3");

    static AddressClass of(InetAddress address) {
        if (isIn(METADATA, address) || isIn(NEVER_CALLED, address)) {
            return NEVER;
        }
        if (isIn(PRIVATE_NETWORKS, address)) {
            return PRIVATE;
        }
        return address instanceof Inet6Address && !GLOBAL_UNICAST.contains(address) ? NEVER : PUBLIC;
    }

    private static boolean isIn(List<AddressBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static List<AddressBlock> blocks(String... texts) {
        return Stream.of(texts).map(AddressBlock::parse).toList();
    }
}
