package io.matcher.discovery.pull;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Takes one parameter out of a vendor's link to the next page. The link itself is never called: it could lead anywhere. */
public final class NextLink {

    private static final int MAX_LENGTH = 4_096;

    private NextLink() {}

    /** The decoded value of a parameter of a URL or of a bare query string; empty when it has none. */
    public static Optional<String> parameter(JsonNode link, String name) {
        if (!link.isString() || link.stringValue().length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String text = link.stringValue();
        String query = text.substring(text.indexOf('?') + 1);
        int fragment = query.indexOf('#');
        return Arrays.stream((fragment < 0 ? query : query.substring(0, fragment)).split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decode(pair.substring(name.length() + 1)))
                .flatMap(Optional::stream)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** A plus sign is base64's own here, since cursors come unescaped too; a blank would be written {@code %20}. */
    private static Optional<String> decode(String value) {
        try {
            return Optional.of(URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
