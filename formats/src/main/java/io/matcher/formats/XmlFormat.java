package io.matcher.formats;

import java.io.IOException;
import java.util.List;

/**
 * XML whose records are elements named transaction, row, record, item or entry. Document type declarations are refused
 * outright, and with them every entity but the five of XML itself.
 */
final class XmlFormat implements Format {

    @Override
    public String key() {
        return "xml";
    }

    @Override
    public List<String> endings() {
        return List.of("xml");
    }

    @Override
    public boolean recognises(Head head) {
        return head.firstCharacter() == '<' && !head.isBinary();
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        return XmlRecordReader.open(source);
    }
}
