package io.matcher.formats.camt;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.ByteSource;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FileRecord;
import io.matcher.formats.RecordReader;
import io.matcher.formats.Refusal;
import io.matcher.formats.Statement;
import io.matcher.formats.StatementSequence;
import io.matcher.formats.XmlInput;
import java.io.IOException;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks the document by local names: past any envelope to the message, through its statements, entry by entry. Only one
 * entry is held at a time.
 */
final class CamtReader implements RecordReader {
    private static final String VERSION_BEGINS = "camt.05";

    private final ByteSource source;
    private final XMLStreamReader xml;
    private final CamtMessage expected;
    private final CamtTrees trees;
    private final EntryRow row = new EntryRow();
    private final EntryIds ids = new EntryIds();
    private final StatementSequence sequence = new StatementSequence();
    private @Nullable CamtMessage message;
    private @Nullable CamtStatement statement;
    private CamtElement header = CamtElement.MISSING;
    private String version;
    private long position;
    private long statements;
    private boolean ended;

    private CamtReader(ByteSource source, XMLStreamReader xml, CamtMessage expected) {
        this.source = source;
        this.xml = xml;
        this.expected = expected;
        this.trees = new CamtTrees(xml, source);
        this.version = "camt." + expected.number;
    }

    static CamtReader open(ByteSource source, CamtMessage expected) throws BrokenFileException, IOException {
        return new CamtReader(source, XmlInput.open(source), expected);
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        if (ended) {
            return null;
        }
        try {
            FileRecord read = walk();
            ended = read == null;
            return read;
        } catch (XMLStreamException failure) {
            ended = true;
            throw XmlInput.failure(failure, source);
        } catch (BrokenFileException broken) {
            ended = true;
            throw broken;
        }
    }

    private @Nullable FileRecord walk() throws XMLStreamException, BrokenFileException {
        while (xml.hasNext()) {
            FileRecord read =
                    switch (xml.next()) {
                        case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                        case XMLStreamConstants.END_ELEMENT -> end();
                        case XMLStreamConstants.DTD -> throw XmlInput.refuseDtd(xml, source);
                        default -> null;
                    };
            if (read != null) {
                return read;
            }
        }
        if (statements == 0) {
            throw new BrokenFileException(
                    Fault.EMPTY,
                    "the " + version + " message has no statement: no element " + expected.statement + " in "
                            + expected.container);
        }
        return null;
    }

    private @Nullable FileRecord start(String name) throws XMLStreamException, BrokenFileException {
        CamtStatement within = statement;
        if (within != null) {
            return inStatement(within, name);
        }
        if (message != null) {
            inMessage(message, name);
        } else {
            for (CamtMessage each : CamtMessage.values()) {
                if (name.startsWith(each.container)) {
                    message = each;
                    header = CamtElement.MISSING;
                    version = version(each, xml.getNamespaceURI());
                }
            }
        }
        return null;
    }

    /** The message's name with its version, as far as the namespace tells it. */
    private static String version(CamtMessage message, @Nullable String namespace) {
        String told = namespace == null ? "" : namespace;
        int at = told.indexOf(VERSION_BEGINS);
        return at >= 0 && told.length() - at <= 20 ? told.substring(at) : "camt." + message.number;
    }

    private void inMessage(CamtMessage within, String name) throws XMLStreamException, BrokenFileException {
        if (name.equals(within.statement)) {
            statement = new CamtStatement(within.kind, version, header);
            statements++;
        } else {
            CamtElement child = trees.read();
            header = name.equals("GrpHdr") ? child : header;
        }
    }

    private @Nullable FileRecord inStatement(CamtStatement within, String name)
            throws XMLStreamException, BrokenFileException {
        if (!name.equals("Ntry")) {
            within.take(trees.read());
            return null;
        }
        CamtMembers members = new CamtMembers();
        CamtElement entry = trees.read(members::add);
        position++;
        if (trees.isOverfull()) {
            within.refuse();
            return new Refusal(position, null, "the entry is too large to be read", null);
        }
        return new CamtEntry(entry, members, within, position).read(row, ids);
    }

    /** The end of a statement, of a message, or of something around it. */
    private @Nullable FileRecord end() {
        CamtStatement within = statement;
        if (within != null) {
            statement = null;
            Statement read = within.end(position, sequence);
            return read;
        }
        message = null;
        return null;
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
