package io.matcher.discovery;

import io.matcher.discovery.pull.Signal;
import io.matcher.discovery.pull.Signals;
import io.matcher.discovery.pull.VendorEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A delivery that proved itself, as we understand it.
 *
 * @param key the same for every repetition of one event; SHA-256
 */
record Delivery(UUID id, Binding binding, VendorEvent event, State state, Octets key, Octets body) {

    /** What became of a delivery. */
    enum State {
        /** Understood; what it asks for is queued. */
        ACCEPTED,
        /** Understood; it tells how the connection does and announces nothing to pull. */
        NOTED,
        /** A message of the vendor that asks nothing of us, or that this version does not know. */
        UNKNOWN,
        /** None of the vendor's messages. */
        UNREADABLE,
        /** It names another item or link than the connection's own, or none where it must; it steers nothing. */
        REFUSED
    }

    private static final String OF_THE_BODY = "sha256:";

    static Delivery read(UUID id, Binding binding, Octets body, Instant now) {
        VendorEvent event = Signals.parse(binding.vendor(), body.bytes());
        String key = event.dedupeKey().contains(OF_THE_BODY)
                ? event.dedupeKey() + "@" + now.truncatedTo(ChronoUnit.HOURS)
                : event.dedupeKey();
        return new Delivery(
                id,
                binding,
                event,
                state(event, binding),
                Octets.of(TokenHash.sha256(key.getBytes(StandardCharsets.UTF_8))),
                body);
    }

    /** Whether the connection is to hear of it. */
    boolean isSignal() {
        return state == State.ACCEPTED || state == State.NOTED;
    }

    /** The vendor's word for the event, without characters that a database or a terminal would trip over. */
    String eventName() {
        return event.name().replaceAll("\\p{Cc}", "\uFFFD");
    }

    private static State state(VendorEvent event, Binding binding) {
        if (event.name().equals(VendorEvent.UNREADABLE)) {
            return State.UNREADABLE;
        }
        if (event.isForeignTo(binding.accountRef())) {
            return State.REFUSED;
        }
        return switch (event.signal()) {
            case Signal.Unknown unknown -> State.UNKNOWN;
            case Signal.HealthOnly health -> State.NOTED;
            case Signal.AllOfItem all -> onlyForItsOwn(event);
            case Signal.Refresh refresh -> onlyForItsOwn(event);
            case Signal.Rescan rescan -> onlyForItsOwn(event);
            case Signal.CreatedSince created -> onlyForItsOwn(event);
            case Signal.Updated updated -> onlyForItsOwn(event);
            case Signal.Deleted deleted -> onlyForItsOwn(event);
            case Signal.Accounts accounts -> onlyForItsOwn(event);
        };
    }

    private static State onlyForItsOwn(VendorEvent event) {
        return event.accountRef().isPresent() ? State.ACCEPTED : State.REFUSED;
    }
}
