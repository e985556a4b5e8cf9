package io.matcher.formats.spreadsheet;

import io.matcher.formats.ByteSource;
import io.matcher.formats.XmlInput;
import java.io.Closeable;
import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The XML of one part, event by event. Names are local ones: the strict and the usual edition differ in namespaces. */
final class XmlPart implements Closeable {
    private final ByteSource source;
    private final XMLStreamReader xml;
    private int event;

    XmlPart(ByteSource source) throws IOException {
        this.source = source;
        this.xml = XmlInput.open(source);
    }

    /** Goes on to the next start, end or text; false at the end of the part. */
    boolean next() throws IOException {
        try {
            while (xml.hasNext()) {
                event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw XmlInput.refuseDtd(xml, source);
                }
                if (isStart() || isEnd() || isText()) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException failure) {
            throw XmlInput.failure(failure, source);
        }
    }

    boolean isStart() {
        return event == XMLStreamConstants.START_ELEMENT;
    }

    boolean isStart(String name) {
        return isStart() && xml.getLocalName().equals(name);
    }

    boolean isEnd() {
        return event == XMLStreamConstants.END_ELEMENT;
    }

    boolean isEnd(String name) {
        return isEnd() && xml.getLocalName().equals(name);
    }

    boolean isText() {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    void appendTo(StringBuilder text) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    /** An attribute of the element that has just started, whatever its namespace. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** A number in an attribute; the other one where it is absent or none. */
    int number(String name, int otherwise) {
        String text = attribute(name);
        boolean digits = text != null
                && !text.isEmpty()
                && text.length() <= 9
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : otherwise;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
