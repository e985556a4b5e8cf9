package io.matcher.platform.http;

import io.matcher.platform.startup.ServeOptions;
import io.matcher.platform.startup.StartRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from: the peer of its connection, or, when that peer is a proxy that the operator trusts, whom the proxy
 * names.
 *
 * <p>{@code X-Forwarded-For} is read from its end, where our proxies wrote: the first hop that is no trusted proxy is the client. What
 * stands before it is the client's own claim and is ignored. An entry that is no address ends the search at the proxy that sent it.
 */
@Component
public class ClientAddress {

    private static final String HEADER = "X-Forwarded-For";
    private static final int MOST_HOPS = 50;

    private final List<Cidr> trusted;

    ClientAddress(ServeOptions options) {
        this.trusted = options.trustedProxies().stream()
                .map(text -> Cidr.parse(text)
                        .orElseThrow(() ->
                                new StartRefused("MATCHER_TRUSTED_PROXIES is a list of addresses and CIDR blocks; "
                                        + text + " is neither.")))
                .toList();
    }

    /** The address of the client of this request. */
    public InetAddress of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders(HEADER)));
    }

    /**
     * The address of the client.
     *
     * @param peer the other end of the connection
     * @param forwarded the values of the header, in the order in which they came
     */
    InetAddress of(String peer, List<String> forwarded) {
        InetAddress nearest = address(peer).orElseGet(InetAddress::getLoopbackAddress);
        List<String> hops = forwarded.isEmpty() || !isTrusted(nearest) ? List.of() : nearestFirst(forwarded);
        for (String hop : hops) {
            Optional<InetAddress> named = address(hop);
            if (named.isEmpty()) {
                return nearest;
            }
            nearest = named.get();
            if (!isTrusted(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(block -> block.contains(address));
    }

    private static List<String> nearestFirst(List<String> forwarded) {
        List<String> hops = new ArrayList<>(forwarded.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList());
        Collections.reverse(hops);
        return hops.subList(0, Math.min(hops.size(), MOST_HOPS));
    }

    /** An address as proxies write them: bare, in brackets, or with a port. */
    private static Optional<InetAddress> address(String hop) {
        String text = hop.strip();
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? Optional.empty() : Cidr.address(text.substring(1, end));
        }
        int colon = text.indexOf(':');
        boolean port = colon > 0 && colon == text.lastIndexOf(':');
        String bare = port ? text.substring(0, colon) : text;
        int scope = bare.indexOf('%');
        return Stream.of(scope < 0 ? bare : bare.substring(0, scope))
                .map(Cidr::address)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
