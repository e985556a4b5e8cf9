package io.matcher.formats.camt;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.ByteSource;
import io.matcher.formats.Limits;
import io.matcher.formats.XmlInput;
import java.util.function.ObjIntConsumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads pieces of a document as trees of bounded size; what exceeds the bounds is read past and left out. */
final class CamtTrees {
    private static final int MAX_ELEMENTS = 20_000;
    private static final String DETAILS = "TxDtls";

    private final XMLStreamReader xml;
    private final ByteSource source;
    private int elements;
    private long chars;

    CamtTrees(XMLStreamReader xml, ByteSource source) {
        this.xml = xml;
        this.source = source;
    }

    /** Reads the element that has just begun, to its end. */
    CamtElement read() throws XMLStreamException, BrokenFileException {
        elements = 0;
        chars = 0;
        return element(null);
    }

    /**
     * As {@link #read}, but each {@code TxDtls} inside is handed over, with its number of characters, as soon as it has
     * been read, and is no part of the tree: there may be a hundred thousand of them.
     */
    CamtElement read(ObjIntConsumer<CamtElement> details) throws XMLStreamException, BrokenFileException {
        elements = 0;
        chars = 0;
        return element(details);
    }

    /** Whether what was read last was too large to be kept whole. */
    boolean isOverfull() {
        return elements > MAX_ELEMENTS || chars > Limits.MAX_RECORD_CHARS;
    }

    private CamtElement element(@Nullable ObjIntConsumer<CamtElement> details)
            throws XMLStreamException, BrokenFileException {
        CamtElement element = new CamtElement(xml.getLocalName(), currency());
        elements++;
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (details != null && DETAILS.equals(xml.getLocalName())) {
                        handOver(details);
                    } else {
                        CamtElement child = element(details);
                        if (!isOverfull()) {
                            element.add(child);
                        }
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(element);
                case XMLStreamConstants.END_ELEMENT -> {
                    return element;
                }
                case XMLStreamConstants.DTD -> throw XmlInput.refuseDtd(xml, source);
                default -> {
                    // Comments and processing instructions say nothing about money.
                }
            }
        }
    }

    private void handOver(ObjIntConsumer<CamtElement> details) throws XMLStreamException, BrokenFileException {
        int elementsBefore = elements;
        long charsBefore = chars;
        elements = 0;
        chars = 0;
        CamtElement member = element(null);
        details.accept(isOverfull() ? CamtElement.MISSING : member, (int) Math.min(chars, Integer.MAX_VALUE));
        elements = elementsBefore;
        chars = charsBefore;
    }

    private @Nullable String currency() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("Ccy")) {
                String value = xml.getAttributeValue(i).strip();
                return value.length() > Limits.MAX_QUOTED_CHARS ? value.substring(0, Limits.MAX_QUOTED_CHARS) : value;
            }
        }
        return null;
    }

    private void text(CamtElement element) {
        if (xml.isWhiteSpace()) {
            return;
        }
        chars += xml.getTextLength();
        if (!isOverfull()) {
            element.append(xml.getText());
        }
    }
}
