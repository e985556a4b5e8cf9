package io.matcher.formats;

import java.io.IOException;
import java.util.List;

/** A kind of file that can be read. */
public interface Format {

    /** The key by which an upload names it: lower case, as {@code csv}. */
    String key();

    /** File name endings without the dot, lower case. */
    List<String> endings();

    /** Whether the file looks like one of this kind; never throws, whatever the bytes are. */
    boolean recognises(Head head);

    /**
     * Starts reading; the reader owns the source and closes it.
     *
     * @throws BrokenFileException where already the beginning shows that nothing can be read
     */
    RecordReader open(ByteSource source, FormatOptions options) throws BrokenFileException, IOException;
}
