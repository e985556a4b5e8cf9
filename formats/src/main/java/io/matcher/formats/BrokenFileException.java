package io.matcher.formats;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file as a whole can not be used; the message says where and why. It is an {@link IOException} so that it passes
 * unchanged through the parsers in between; whoever handles both must catch this one first.
 */
public final class BrokenFileException extends IOException {
    private static final long serialVersionUID = 1;

    /** Whose rule the file breaks. */
    public enum Fault {
        /** Nothing in it: no bytes, no rows. */
        EMPTY,
        /** The text is not what its format demands. */
        MALFORMED,
        /** A limit is exceeded. */
        TOO_LARGE,
        /** Readable perhaps, but not by us, or refused on purpose (DTD, nested archive, mixed formats). */
        UNSUPPORTED
    }

    private final Fault fault;
    private final String reason;
    private final Place place;

    /** A file that is at fault at no particular place. */
    public BrokenFileException(Fault fault, String reason) {
        this(fault, reason, Place.UNKNOWN, null);
    }

    public BrokenFileException(Fault fault, String reason, Place place) {
        this(fault, reason, place, null);
    }

    public BrokenFileException(Fault fault, String reason, Place place, @Nullable Throwable cause) {
        super(place.isKnown() ? reason + " (" + place + ")" : reason, cause);
        this.fault = Objects.requireNonNull(fault);
        this.reason = Objects.requireNonNull(reason);
        this.place = Objects.requireNonNull(place);
    }

    public Fault fault() {
        return fault;
    }

    /** The reason without the place. */
    public String reason() {
        return reason;
    }

    public Place place() {
        return place;
    }
}
