package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** One object a line: a line that is not one is refused and the next one read. Positions count objects, from 1. */
final class JsonLinesReader implements RecordReader {
    private final ByteSource source;
    private final BufferedReader text;
    private final JsonRows rows = new JsonRows();
    private final StringBuilder line = new StringBuilder();
    private long position;
    private long lineNumber;
    private boolean tooLong;

    JsonLinesReader(ByteSource source, Reader text) {
        this.source = source;
        this.text = new BufferedReader(text, 64 << 10);
    }

    /** Whether the first line is a whole object and something follows it. */
    static boolean looksLikeLines(String sample) {
        String stripped = sample.stripLeading();
        int end = stripped.indexOf('\n');
        if (end < 0 || !stripped.startsWith("{") || stripped.substring(end).isBlank()) {
            return false;
        }
        try (JsonParser parser = JsonFormat.JSON.createParser(ObjectReadContext.empty(), stripped.substring(0, end))) {
            parser.nextToken();
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (JacksonException notAWholeObject) {
            return false;
        }
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        while (readLine()) {
            if (tooLong) {
                position++;
                return refusal("the line is longer than " + Limits.MAX_RECORD_CHARS + " characters");
            }
            if (!line.toString().isBlank()) {
                position++;
                return parse();
            }
        }
        if (position == 0) {
            throw new BrokenFileException(Fault.EMPTY, "the file is empty");
        }
        return null;
    }

    private FileRecord parse() {
        try (JsonParser parser = JsonFormat.JSON.createParser(ObjectReadContext.empty(), line.toString())) {
            JsonToken token = parser.nextToken();
            if (token != JsonToken.START_OBJECT) {
                return refusal("the line holds " + JsonDocumentReader.nameOf(token) + " and not an object");
            }
            FileRecord read = rows.read(parser, position);
            return parser.nextToken() == null ? read : refusal("something follows the object on its line");
        } catch (JacksonException failure) {
            var at = failure.getLocation();
            return refusal("not valid JSON" + (at == null ? "" : " at character " + at.getColumnNr()) + ": "
                    + JsonFailures.reason(failure));
        }
    }

    private Refusal refusal(String reason) {
        return new Refusal(position, null, "line " + lineNumber + ": " + reason, line.toString());
    }

    private boolean readLine() throws IOException {
        line.setLength(0);
        tooLong = false;
        int c = text.read();
        if (c < 0) {
            return false;
        }
        lineNumber++;
        while (c >= 0 && c != '\n') {
            if (line.length() < Limits.MAX_RECORD_CHARS) {
                line.append((char) c);
            } else {
                tooLong = true;
            }
            c = text.read();
        }
        return true;
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
