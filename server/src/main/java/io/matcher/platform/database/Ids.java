package io.matcher.platform.database;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes ids: UUID version 7 (RFC 9562), which sort by the time of their making. */
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
