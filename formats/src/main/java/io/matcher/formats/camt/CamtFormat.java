package io.matcher.formats.camt;

import io.matcher.formats.ByteSource;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.Format;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Head;
import io.matcher.formats.RecordReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * ISO 20022 camt.052, camt.053 or camt.054: one row for each {@code Ntry}, the cash movement, and one {@link
 * io.matcher.formats.Statement} after the entries of each {@code Rpt}, {@code Stmt} or {@code Ntfctn}. The members of a
 * batch entry are metadata of its row, never rows of their own, so that no money is counted twice.
 */
public final class CamtFormat implements Format {
    private final CamtMessage message;

    private CamtFormat(CamtMessage message) {
        this.message = message;
    }

    /** The account report of a day that is not over. */
    public static CamtFormat camt052() {
        return new CamtFormat(CamtMessage.REPORT);
    }

    /** The statement of booked entries. */
    public static CamtFormat camt053() {
        return new CamtFormat(CamtMessage.STATEMENT);
    }

    /** The notification of debits and credits. */
    public static CamtFormat camt054() {
        return new CamtFormat(CamtMessage.NOTIFICATION);
    }

    @Override
    public String key() {
        return "camt" + message.number;
    }

    @Override
    public List<String> aliases() {
        return List.of("xx/camt/camt" + message.number, "camt." + message.number);
    }

    @Override
    public List<String> endings() {
        return List.of("xml", "camt", "camt" + message.number, "c" + message.number.substring(1));
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    @Override
    public boolean recognises(Head head) {
        if (head.firstCharacter() != '<' && head.firstCharacter() != '\uFEFF') {
            return false;
        }
        String text = head.text();
        for (int at = text.indexOf(message.container); at >= 0; at = text.indexOf(message.container, at + 1)) {
            if (beginsTag(text, at) && endsName(text, at + message.container.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name that starts here follows {@code <} or {@code <prefix:}. */
    private static boolean beginsTag(String text, int name) {
        int at = name - 1;
        if (at >= 0 && text.charAt(at) == ':') {
            do {
                at--;
            } while (at >= 0 && name - at < 100 && isNameCharacter(text.charAt(at)));
        }
        return at >= 0 && text.charAt(at) == '<';
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    private static boolean endsName(String text, int at) {
        return at < text.length() && (" \t\r\n>/".indexOf(text.charAt(at)) >= 0 || text.charAt(at) == 'V');
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        return CamtReader.open(source, message);
    }
}
