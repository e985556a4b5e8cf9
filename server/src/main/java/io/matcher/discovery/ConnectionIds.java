package io.matcher.discovery;

import io.matcher.platform.outcome.Outcome;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids are opaque to clients: one that we could not have given is of a connection that does not exist. */
final class ConnectionIds {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private ConnectionIds() {}

    static Outcome<UUID> parse(String id) {
        return FORM.matcher(id).matches() ? Outcome.done(UUID.fromString(id)) : ConnectionDesk.unknown();
    }
}
