package io.matcher.formats.openbanking;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.ByteSource;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedFieldException;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.JsonInput;
import io.matcher.formats.RecordReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks a JSON document and makes rows of its entries, wherever in it they stand: in a list of an answer, in several
 * answers after each other, alone. Memory depends on one entry, and not on how many there are.
 */
final class JsonEntryReader implements RecordReader {

    /** One kind of entry. */
    interface Kind {
        /** What an object must have to be one. */
        boolean isEntry(JsonEntry object);

        /** Whether an object inside an entry stays one of its own. */
        boolean isPart(String member);

        /** Makes rows of an entry. */
        void read(JsonEntry entry, long position, Consumer<FileRecord> out)
                throws FixedFieldException, BrokenFileException;

        /** What is said of a document without any. */
        String none();
    }

    private final ByteSource source;
    private final JsonParser parser;
    private final Kind kind;
    private final Deque<JsonEntry> open = new ArrayDeque<>();
    private final Queue<FileRecord> ready = new ArrayDeque<>();
    private long position;
    private boolean ended;

    JsonEntryReader(ByteSource source, FormatOptions options, Kind kind) throws IOException {
        this.source = source;
        this.parser = JsonInput.open(source, options);
        this.kind = kind;
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        try {
            while (ready.isEmpty() && !ended) {
                take(parser.nextToken());
            }
        } catch (JacksonException failure) {
            ended = true;
            throw JsonInput.failure(failure, source);
        }
        return ready.poll();
    }

    private void take(@Nullable JsonToken token) throws BrokenFileException {
        if (token == null) {
            ended = true;
            if (position == 0) {
                throw new BrokenFileException(Fault.EMPTY, kind.none());
            }
            return;
        }
        JsonEntry around = open.peek();
        switch (token) {
            case START_OBJECT -> open.push(new JsonEntry(around == null ? "" : around.current()));
            case END_OBJECT -> close(open.pop());
            case PROPERTY_NAME -> {
                if (around != null) {
                    around.at(parser.currentName());
                }
            }
            case START_ARRAY, END_ARRAY -> {
                if (around != null) {
                    around.array(token == JsonToken.START_ARRAY ? 1 : -1);
                }
            }
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
                if (around != null) {
                    around.value(parser.getString());
                }
            }
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> {
                // Says nothing.
            }
        }
    }

    private void close(JsonEntry closed) throws BrokenFileException {
        JsonEntry around = open.peek();
        if (kind.isEntry(closed)) {
            position++;
            try {
                closed.requireSound();
                kind.read(closed, position, ready::add);
            } catch (FixedFieldException fault) {
                ready.add(fault.refusal(position));
            }
        } else if (around != null) {
            around.absorb(closed, kind.isPart(closed.member()));
        }
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
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
