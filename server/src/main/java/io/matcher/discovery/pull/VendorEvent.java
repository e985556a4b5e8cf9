package io.matcher.discovery.pull;

import java.util.Optional;

/**
 * A webhook as we read it.
 *
 * @param name the vendor's word for what happened, at most 100 characters; {@code unreadable} when the body is none of its messages
 * @param dedupeKey the same for each repetition of one event, at most 300 characters
 * @param accountRef the item or link it is about; empty where the event names none
 * @param signal what to do about it
 */
public record VendorEvent(String name, String dedupeKey, Optional<String> accountRef, Signal signal) {

    public static final String UNREADABLE = "unreadable";

    /** Whether it speaks of another item or link than the connection's own, and must not steer its pulls. */
    public boolean isForeignTo(String boundAccountRef) {
        return accountRef.isPresent() && !accountRef.get().equalsIgnoreCase(boundAccountRef);
    }
}
