package io.matcher.formats;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import io.matcher.formats.BrokenFileException.Fault;
import java.io.IOException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/**
 * How every format of this library reads XML: with bounded names, texts and depth, without document type declarations
 * and thus without any entity but the five of XML itself. A reader must refuse the event DTD by {@link #refuseDtd}.
 */
public final class XmlInput {
    private static final WstxInputFactory XML = factory();

    private XmlInput() {}

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

    /** Starts reading; the encoding is the one that the bytes or the XML declaration tell. */
    public static XMLStreamReader open(ByteSource source) throws BrokenFileException, IOException {
        if (source.look(1).length == 0) {
            throw new BrokenFileException(Fault.EMPTY, "the file is empty");
        }
        try {
            return XML.createXMLStreamReader(source);
        } catch (XMLStreamException failure) {
            throw failure(failure, source);
        }
    }

    /** The refusal of a document type declaration, to be thrown when one is met. */
    public static BrokenFileException refuseDtd(XMLStreamReader xml, ByteSource source) {
        return new BrokenFileException(
                Fault.UNSUPPORTED, "document type declarations (DTD) are refused", place(xml.getLocation(), source));
    }

    private static Place place(@Nullable Location at, ByteSource source) {
        return at == null
                ? new Place(-1, -1, source.offset())
                : new Place(at.getLineNumber(), at.getColumnNumber(), source.offset());
    }

    /** What to throw in place of the parser's exception: the outage behind it, or the fault of the file. */
    public static IOException failure(XMLStreamException failure, ByteSource source) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            boolean decoding = cause instanceof java.io.CharConversionException;
            if (cause instanceof IOException outage && !decoding) {
                return outage;
            }
        }
        String message = failure.getMessage() == null ? "unknown fault" : failure.getMessage();
        int end = message.indexOf("\n at [");
        String reason = Texts.quotable(end < 0 ? message : message.substring(0, end));
        boolean limit = reason.contains("limit (") || reason.contains("Maximum ");
        return new BrokenFileException(
                limit ? Fault.TOO_LARGE : Fault.MALFORMED,
                limit ? reason : "not well-formed XML: " + reason,
                place(failure.getLocation(), source),
                failure);
    }
}
