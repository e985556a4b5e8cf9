package io.matcher.platform.http.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Resolves names to addresses; one call gives every address of the name. */
interface Names {

    List<InetAddress> addressesOf(String host) throws UnknownHostException;

    static Names ofTheSystem() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
