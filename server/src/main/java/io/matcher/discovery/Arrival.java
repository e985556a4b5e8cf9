package io.matcher.discovery;

import java.net.InetAddress;
import java.util.List;

/**
 * A delivery that has not proved anything yet.
 *
 * @param provider the path's word for the vendor, whatever it says
 * @param token the hash of the path's token
 * @param signatures the values of X-Webhook-Signature
 * @param authorizations the values of Authorization
 * @param address where it comes from
 */
record Arrival(
        String provider, TokenHash token, List<String> signatures, List<String> authorizations, InetAddress address) {

    @Override
    public String toString() {
        return "Arrival[" + token + "]";
    }
}
