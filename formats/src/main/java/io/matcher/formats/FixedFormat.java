package io.matcher.formats;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;

/**
 * Fixed-width lines as a layout describes them. Rows have the layout's field names as columns; amounts come out with a point, dates as
 * {@code yyyy-MM-dd}, whatever the source's settings say of tables.
 */
public final class FixedFormat implements Format {
    private final String key;
    private final FixedLayout layout;

    /** @param layout one in which {@link FixedLayoutCheck} finds no fault */
    public FixedFormat(String key, FixedLayout layout) {
        this.key = key;
        this.layout = layout;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<String> endings() {
        return List.of();
    }

    /** Lines of one width are in many files; a layout is only taken where it is named. */
    @Override
    public boolean recognises(Head head) {
        return false;
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        Charset charset = layout.charset() == null ? options.charset() : layout.charset();
        return new FixedRecordReader(source, new DecodingReader(source, charset, Encodings.WESTERN), layout);
    }
}
