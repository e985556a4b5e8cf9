package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;

/** What the JSON parser throws, told apart: an outage, a limit, or text that is not JSON. */
final class JsonFailures {
    private JsonFailures() {}

    /** The cause as ours to throw; an {@link IOException} that only passed through comes out as it went in. */
    static IOException of(JacksonException failure, ByteSource source) {
        if (failure instanceof JacksonIOException && failure.getCause() instanceof IOException outage) {
            return outage;
        }
        TokenStreamLocation at = failure.getLocation();
        Place place = new Place(at == null ? -1 : at.getLineNr(), at == null ? -1 : at.getColumnNr(), source.offset());
        if (failure instanceof StreamConstraintsException) {
            return new BrokenFileException(Fault.TOO_LARGE, reason(failure), place, failure);
        }
        return new BrokenFileException(Fault.MALFORMED, "not valid JSON: " + reason(failure), place, failure);
    }

    static String reason(JacksonException failure) {
        String message = failure.getOriginalMessage();
        return Texts.quotable(message == null ? failure.getClass().getSimpleName() : message);
    }
}
