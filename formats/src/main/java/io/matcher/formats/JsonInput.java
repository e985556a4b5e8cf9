package io.matcher.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/** How every format of this library reads JSON: token by token, with bounded names, texts, numbers and depth. */
public final class JsonInput {
    private JsonInput() {}

    /** Starts reading; the encoding is the given one, else found by looking. */
    public static JsonParser open(ByteSource source, FormatOptions options) throws IOException {
        DecodingReader text = new DecodingReader(source, options.charset(), StandardCharsets.UTF_8);
        return JsonFormat.JSON.createParser(ObjectReadContext.empty(), text);
    }

    /** What to throw in place of the parser's exception: the outage behind it, or the fault of the file. */
    public static IOException failure(JacksonException failure, ByteSource source) {
        return JsonFailures.of(failure, source);
    }
}
