package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** The objects of one array, or the objects that follow each other without one. */
final class JsonDocumentReader implements RecordReader {
    private final ByteSource source;
    private final JsonParser parser;
    private final JsonRows rows = new JsonRows();
    private long position;
    private boolean started;
    private boolean inArray;
    private boolean ended;

    JsonDocumentReader(ByteSource source, Reader text) {
        this.source = source;
        this.parser = JsonFormat.JSON.createParser(ObjectReadContext.empty(), text);
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        if (ended) {
            return null;
        }
        try {
            return read();
        } catch (JacksonException failure) {
            ended = true;
            throw JsonFailures.of(failure, source);
        }
    }

    private @Nullable FileRecord read() throws BrokenFileException {
        JsonToken token = parser.nextToken();
        if (!started) {
            started = true;
            inArray = token == JsonToken.START_ARRAY;
            token = inArray ? parser.nextToken() : token;
        }
        if (token == null || token == JsonToken.END_ARRAY) {
            return end(token);
        }
        position++;
        if (token == JsonToken.START_OBJECT) {
            return rows.read(parser, position);
        }
        if (!inArray) {
            throw broken("the file holds " + nameOf(token) + " where an object or an array of objects is expected");
        }
        String value = token.isScalarValue() ? parser.getString() : null;
        parser.skipChildren();
        return new Refusal(position, null, "the element is " + nameOf(token) + " and not an object", value);
    }

    private @Nullable FileRecord end(@Nullable JsonToken token) throws BrokenFileException {
        ended = true;
        if (token == JsonToken.END_ARRAY && parser.nextToken() != null) {
            throw broken("something follows the end of the array");
        }
        if (position == 0) {
            throw new BrokenFileException(Fault.EMPTY, inArray ? "the array is empty" : "the file is empty");
        }
        return null;
    }

    private BrokenFileException broken(String reason) {
        ended = true;
        var at = parser.currentTokenLocation();
        return new BrokenFileException(
                Fault.MALFORMED, reason, new Place(at.getLineNr(), at.getColumnNr(), source.offset()));
    }

    static String nameOf(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "an array";
            case START_OBJECT -> "an object";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            case END_ARRAY, END_OBJECT, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "something else";
        };
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
