package io.matcher.formats;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * XML whose records are elements named transaction, row, record, item or entry. Document type declarations are refused
 * outright, and with them every entity but the five of XML itself.
 */
final class XmlFormat implements Format {
    private static final WstxInputFactory XML = factory();

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are refused");
        });
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, Limits.MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, Limits.MAX_RECORD_CHARS);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Limits.MAX_FIELD_CHARS);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, Limits.MAX_COLUMNS);
        factory.getConfig().doInternNames(false);
        return factory;
    }

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
        return XmlRecordReader.open(source, XML);
    }
}
