package io.matcher.formats;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A kind of file that can be read. */
public interface Format {

    /** The key by which an upload names it: lower case, as {@code csv}. */
    String key();

    /** File name endings without the dot, lower case. */
    List<String> endings();

    /** Other keys that name it, lower case. */
    default List<String> aliases() {
        return List.of();
    }

    /** The map of its rows, where the format itself says which field is which; empty where only a user can know. */
    default Optional<FieldMapping> mapping() {
        return Optional.empty();
    }

    /**
     * Whether nothing but a file of this kind is recognised, so that a file which is and was announced as another is
     * refused. False for the kinds that hold anything: CSV, JSON, XML.
     */
    default boolean isDistinct() {
        return mapping().isPresent();
    }

    /** Whether the file looks like one of this kind; never throws, whatever the bytes are. */
    boolean recognises(Head head);

    /**
     * Starts reading; the reader owns the source and closes it.
     *
     * @throws BrokenFileException where already the beginning shows that nothing can be read
     */
    RecordReader open(ByteSource source, FormatOptions options) throws BrokenFileException, IOException;
}
