package io.matcher.platform.http.outbound;

import io.matcher.platform.startup.ServeOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Decides where the service may call: https to public addresses, and to the private ones that the operator named.
 *
 * <p>A name is resolved once for a connection; each of its addresses must pass, and the connection goes to one of those very
 * addresses. So a name server that answers differently the second time gains nothing.
 */
@Component
public class AddressPolicy {

    private static final String LOOPBACK = "127.0.0.1";

    private final List<PrivatePermit> permits;
    private final boolean loopbackVendors;
    private final Names names;

    @Autowired
    AddressPolicy(ServeOptions options) {
        this(options.allowedPrivateHosts(), options.allowLoopbackVendors(), Names.ofTheSystem());
    }

    AddressPolicy(List<String> allowedPrivateHosts, boolean loopbackVendors, Names names) {
        this.permits = allowedPrivateHosts.stream().map(PrivatePermit::parse).toList();
        this.loopbackVendors = loopbackVendors;
        this.names = names;
    }

    /**
     * Why a URL must not be stored as a target; empty when it may be. A name that does not resolve now may be stored: it is looked up
     * again whenever it is called.
     */
    public Optional<String> objectionTo(URI target) {
        Optional<String> malformed = malformed(target);
        if (malformed.isPresent()) {
            return malformed;
        }
        try {
            addressesFor(target);
            return Optional.empty();
        } catch (AddressRefusedException refused) {
            return Optional.of(refused.sentence());
        } catch (UnknownHostException unknown) {
            return "http".equalsIgnoreCase(target.getScheme()) ? Optional.of("must use https") : Optional.empty();
        }
    }

    /**
     * The addresses that a call to the URL may connect to, all of them checked.
     *
     * @throws AddressRefusedException when the URL or any address of its host is not permitted
     * @throws UnknownHostException when the host has no address
     */
    List<InetAddress> addressesFor(URI target) throws UnknownHostException {
        Optional<String> malformed = malformed(target);
        if (malformed.isPresent()) {
            throw new AddressRefusedException(malformed.get());
        }
        String host = bare(target.getHost());
        int port = portOf(target);
        boolean plain = "http".equalsIgnoreCase(target.getScheme());
        List<InetAddress> addresses = names.addressesOf(host);
        for (InetAddress address : addresses) {
            if (!mayCall(host, address, port, plain)) {
                throw new AddressRefusedException(
                        plain ? "must use https" : "leads to an address that is not on the public internet");
            }
        }
        return List.copyOf(addresses);
    }

    private boolean mayCall(String host, InetAddress address, int port, boolean plain) {
        return switch (AddressClass.of(address)) {
            case PUBLIC -> !plain;
            case PRIVATE ->
                (loopbackVendors && host.equals(LOOPBACK))
                        || permits.stream().anyMatch(permit -> permit.allows(host, address, port));
            case NEVER -> false;
        };
    }

    private static Optional<String> malformed(URI target) {
        String scheme = target.getScheme();
        if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
            return Optional.of("must be an https URL");
        }
        if (target.getHost() == null || target.getRawUserInfo() != null || target.getRawFragment() != null) {
            return Optional.of("must name a host, and neither a user nor a fragment");
        }
        int port = target.getPort();
        return port == 0 || port > 65_535 ? Optional.of("must name a port from 1 to 65535") : Optional.empty();
    }

    static int portOf(URI target) {
        int given = target.getPort();
        if (given > 0) {
            return given;
        }
        return "http".equalsIgnoreCase(target.getScheme()) ? 80 : 443;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
