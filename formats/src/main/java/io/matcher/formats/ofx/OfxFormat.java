package io.matcher.formats.ofx;

import io.matcher.formats.ByteSource;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.Format;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Head;
import io.matcher.formats.Limits;
import io.matcher.formats.RecordReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Statements of accounts and cards as banks offer them for download: OFX 1.x and 2.x, Quicken's QFX too. The key of an
 * entry is BANKID, ACCTID and FITID, or its content where the FITID can not tell entries apart.
 */
public final class OfxFormat implements Format {

    @Override
    public String key() {
        return "ofx";
    }

    @Override
    public List<String> aliases() {
        return List.of("qfx");
    }

    @Override
    public List<String> endings() {
        return List.of("ofx", "qfx");
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    /** A header of OFX, or no header but OFX as the first element. */
    @Override
    public boolean recognises(Head head) {
        String text = head.text();
        int start = firstVisible(text, 0);
        if (startsWith(text, start, "OFXHEADER")) {
            int colon = firstVisible(text, start + "OFXHEADER".length());
            return colon < text.length() && text.charAt(colon) == ':' && !head.isBinary();
        }
        return startsWith(text, afterProlog(text, start), "<OFX") && !head.isBinary();
    }

    /** Behind the processing instructions and comments that may stand before the first element. */
    private static int afterProlog(String text, int start) {
        int at = start;
        while (startsWith(text, at, "<?") || startsWith(text, at, "<!--")) {
            if (startsWith(text, at, "<?OFX")) {
                return text.indexOf("<", at + 1) < 0 ? at : text.indexOf("<", at + 1);
            }
            String mark = startsWith(text, at, "<?") ? "?>" : "-->";
            int end = text.indexOf(mark, at);
            if (end < 0) {
                return text.length();
            }
            at = firstVisible(text, end + mark.length());
        }
        return at;
    }

    private static boolean startsWith(String text, int at, String ascii) {
        return text.regionMatches(true, at, ascii, 0, ascii.length());
    }

    private static int firstVisible(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        String head = new Head(source.look(Limits.LOOK_BYTES), null).text();
        return new OfxReader(source, OfxTokens.of(source, options.charset(), head));
    }
}
