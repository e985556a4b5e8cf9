package io.matcher.platform.http;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.RefusedException;
import io.matcher.platform.secrets.DerivedKeys;
import io.matcher.platform.secrets.Hmac;
import io.matcher.platform.tenancy.Caller;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes and reads cursors: the place in a list, signed for the tenant and the list (filters and order included), so that a foreign
 * or edited one is refused.
 */
@Component
public class Cursors {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 200;
    private static final int SIGNATURE_BYTES = 16;

    private final JsonMapper json;
    private final byte[] key;

    Cursors(JsonMapper json, DerivedKeys keys) {
        this.json = json;
        this.key = keys.derive("cursors");
    }

    private record Place(boolean forward, List<String> values) {}

    /**
     * Reads {@code limit} and {@code cursor} of a request. A limit above 200 is refused.
     *
     * @param list the name of the list with everything that shapes it (filters, order): a cursor fits no other
     * @throws RefusedException 400 when either is malformed
     */
    public PageRequest strict(Caller caller, String list, @Nullable Integer limit, @Nullable String cursor) {
        if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
            throw invalid("query.limit", "is from 1 to " + MAX_LIMIT, limit);
        }
        return new PageRequest(limit == null ? DEFAULT_LIMIT : limit, place(caller, list, cursor));
    }

    /** As {@link #strict}, for the older operations, which take a limit above 200 for 200 and one below 1 for the default. */
    public PageRequest clamped(Caller caller, String list, @Nullable Integer limit, @Nullable String cursor) {
        int size = limit == null || limit < 1 ? DEFAULT_LIMIT : Math.min(limit, MAX_LIMIT);
        return new PageRequest(size, place(caller, list, cursor));
    }

    /**
     * Makes a page of the rows that a store gave for the request: up to limit + 1, in the direction that was asked for.
     *
     * @param position the values of a row that order the list, ending in one that is unique
     */
    public <T> Page<T> page(
            Caller caller, String list, PageRequest request, List<T> rows, Function<T, List<String>> position) {
        boolean more = rows.size() > request.limit();
        List<T> items = more ? rows.subList(0, request.limit()) : rows;
        if (!request.forward()) {
            items = items.reversed();
        }
        boolean hasNext = request.forward() ? more : !items.isEmpty();
        boolean hasPrevious = request.forward() ? request.after() != null && !items.isEmpty() : more;
        return new Page<>(
                List.copyOf(items),
                request.limit(),
                hasNext,
                hasNext ? sign(caller, list, new Place(true, position.apply(items.getLast()))) : null,
                hasPrevious ? sign(caller, list, new Place(false, position.apply(items.getFirst()))) : null);
    }

    private PageRequest.@Nullable Position place(Caller caller, String list, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length > SIGNATURE_BYTES) {
                byte[] payload = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
                byte[] signature = Arrays.copyOf(bytes, SIGNATURE_BYTES);
                if (MessageDigest.isEqual(signature, signature(caller, list, payload))) {
                    Place place = json.readValue(payload, Place.class);
                    return new PageRequest.Position(place.forward(), place.values());
                }
            }
        } catch (IllegalArgumentException | JacksonException malformed) {
            throw invalid("query.cursor", "is not a cursor of this list", null);
        }
        throw invalid("query.cursor", "is not a cursor of this list", null);
    }

    private String sign(Caller caller, String list, Place place) {
        byte[] payload = json.writeValueAsBytes(place);
        byte[] signed = ByteBuffer.allocate(SIGNATURE_BYTES + payload.length)
                .put(signature(caller, list, payload))
                .put(payload)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    private byte[] signature(Caller caller, String list, byte[] payload) {
        byte[] scope = (caller.tenant() + "\0" + list + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] message = ByteBuffer.allocate(scope.length + payload.length)
                .put(scope)
                .put(payload)
                .array();
        return Arrays.copyOf(Hmac.sha256(key, message), SIGNATURE_BYTES);
    }

    private static RefusedException invalid(String location, String message, @Nullable Object value) {
        return RefusedException.of(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: " + location + " " + message,
                new Fault(location, message, value));
    }
}
