package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks an XML document and hands each record element to {@link XmlRow}. */
final class XmlRecordReader implements RecordReader {
    private static final Set<String> RECORD_NAMES = Set.of("transaction", "row", "record", "item", "entry");

    private final ByteSource source;
    private final XMLStreamReader xml;
    private final XmlRow row = new XmlRow();
    private long position;
    private boolean ended;
    private boolean pastRoot;

    private XmlRecordReader(ByteSource source, XMLStreamReader xml) {
        this.source = source;
        this.xml = xml;
    }

    static XmlRecordReader open(ByteSource source) throws BrokenFileException, IOException {
        return new XmlRecordReader(source, XmlInput.open(source));
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        if (ended) {
            return null;
        }
        try {
            return read();
        } catch (XMLStreamException failure) {
            ended = true;
            throw XmlInput.failure(failure, source);
        }
    }

    private @Nullable FileRecord read() throws XMLStreamException, BrokenFileException {
        while (xml.hasNext()) {
            int event = xml.next();
            refuseDtd(event);
            if (event == XMLStreamConstants.START_ELEMENT) {
                boolean root = !pastRoot;
                pastRoot = true;
                if (isRecord(xml.getLocalName())) {
                    return record(root);
                }
            }
        }
        ended = true;
        if (position == 0) {
            throw new BrokenFileException(
                    Fault.EMPTY, "the file has no record: no element named transaction, row, record, item or entry");
        }
        return null;
    }

    private void refuseDtd(int event) throws BrokenFileException {
        if (event == XMLStreamConstants.DTD) {
            ended = true;
            throw XmlInput.refuseDtd(xml, source);
        }
    }

    /**
     * Reads one record element to its end. Where the root itself has a record's name, it is one only if no record stands
     * directly inside it.
     */
    private FileRecord record(boolean root) throws XMLStreamException {
        int recordDepth = 1;
        int depth = 1;
        boolean atRoot = root;
        row.begin(xml);
        while (depth >= recordDepth) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                boolean recordInRoot = atRoot && depth == 2 && !row.hasElements() && isRecord(xml.getLocalName());
                if (recordInRoot) {
                    atRoot = false;
                    recordDepth = 2;
                    row.begin(xml);
                } else {
                    row.open(xml);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (depth > recordDepth) {
                    row.close();
                }
                depth--;
            } else if (isText(event)) {
                row.text(xml);
            }
        }
        position++;
        return row.finish(position);
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private static boolean isRecord(String name) {
        return name.length() <= 11 && RECORD_NAMES.contains(name.toLowerCase(Locale.ROOT));
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
