package io.matcher.formats.ofx;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.ByteSource;
import io.matcher.formats.DecodingReader;
import io.matcher.formats.Limits;
import io.matcher.formats.Place;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts OFX into tags, each opening one with the text that follows it. A value ends at the next tag; where its own end
 * tag does not follow, already at the end of its line. A {@code <} that begins no tag is text, a bare {@code &} too.
 */
final class OfxTokens implements Closeable {
    private static final int MAX_TAG_CHARS = 1_024;
    private static final int MAX_NAME_CHARS = 64;

    /** What was read. */
    enum Kind {
        OPEN,
        CLOSE,
        END
    }

    private record Tag(Kind kind, String name, boolean closed, long line) {}

    private final DecodingReader reader;
    private final char[] buffer = new char[16 * 1_024];
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int end;
    private boolean sourceEnded;
    private long line = 1;
    private @Nullable Tag ahead;
    private Tag tag = new Tag(Kind.OPEN, "", false, 1);
    private String value = "";
    private boolean overlong;

    private OfxTokens(DecodingReader reader) {
        this.reader = reader;
    }

    /** The declared encoding is believed only where the bytes are not UTF-8, for files declare what they are not. */
    static OfxTokens of(ByteSource source, @Nullable Charset given, String head) throws IOException {
        return new OfxTokens(new DecodingReader(source, given, OfxCharset.declared(head)));
    }

    /** Reads the next tag and, if it opens, its value. */
    Kind next() throws BrokenFileException, IOException {
        if (tag.kind() == Kind.OPEN && tag.closed()) {
            tag = new Tag(Kind.CLOSE, tag.name(), false, tag.line());
            value = "";
            return Kind.CLOSE;
        }
        Tag read = ahead == null ? readToTag() : ahead;
        tag = read;
        value = "";
        overlong = false;
        if (read.kind() == Kind.END) {
            ahead = read;
            return Kind.END;
        }
        Tag following = readToTag();
        ahead = following;
        if (read.kind() == Kind.OPEN && !read.closed()) {
            boolean wrapped = following.kind() == Kind.CLOSE && following.name().equals(read.name());
            value = OfxText.value(text, wrapped);
        }
        return read.kind();
    }

    /** The name of the tag, upper case, without a namespace's prefix. */
    String name() {
        return tag.name();
    }

    /** What follows an opening tag, without blanks around it; empty for nothing. */
    String value() {
        return value;
    }

    /** Whether the value was longer than {@link Limits#MAX_FIELD_CHARS} and its end is lost. */
    boolean overlong() {
        return overlong;
    }

    /** The line on which the tag stands, from 1. */
    long line() {
        return tag.line();
    }

    /** Gathers text up to the next tag. */
    private Tag readToTag() throws BrokenFileException, IOException {
        text.setLength(0);
        while (peek(0) >= 0) {
            if (peek(0) == '<') {
                Tag found = markup();
                if (found != null) {
                    return found;
                }
            } else {
                append(take());
            }
        }
        return new Tag(Kind.END, "", false, line);
    }

    /** A tag; null after anything else that begins with {@code <}, which is then taken. */
    private @Nullable Tag markup() throws BrokenFileException, IOException {
        int second = peek(1);
        if (second == '?') {
            skipTo("?>");
        } else if (second == '!') {
            declaration();
        } else {
            int length = tagLength();
            if (length > 0) {
                return takeTag(length);
            }
            append(take());
        }
        return null;
    }

    private void declaration() throws BrokenFileException, IOException {
        if (sees("<!--")) {
            skipTo("-->");
        } else if (sees("<![CDATA[")) {
            cdata();
        } else if (sees("<!DOCTYPE") || sees("<!doctype")) {
            throw new BrokenFileException(
                    Fault.UNSUPPORTED, "document type declarations (DTD) are refused", new Place(line, -1, -1));
        } else {
            append(take());
        }
    }

    private void cdata() throws IOException {
        takeAll("<![CDATA[".length());
        while (peek(0) >= 0 && !sees("]]>")) {
            char c = take();
            append(c);
            if (c == '&') {
                text.append("amp;");
            }
        }
        takeAll("]]>".length());
    }

    private void skipTo(String mark) throws IOException {
        while (peek(0) >= 0 && !sees(mark)) {
            take();
        }
        takeAll(mark.length());
    }

    private boolean sees(String wanted) throws IOException {
        for (int i = 0; i < wanted.length(); i++) {
            if (peek(i) != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Characters of the tag that begins here, 0 where none does: a name, then nothing but attributes. */
    private int tagLength() throws IOException {
        int nameFrom = peek(1) == '/' ? 2 : 1;
        int i = nameFrom;
        while (isNameChar(peek(i)) && i - nameFrom < MAX_NAME_CHARS) {
            i++;
        }
        if (i == nameFrom || !isLetter(peek(nameFrom))) {
            return 0;
        }
        boolean assigned = false;
        boolean other = false;
        for (; i < MAX_TAG_CHARS; i++) {
            int c = peek(i);
            if (c == '>') {
                return other && !assigned ? 0 : i + 1;
            }
            if (c < 0 || c == '<' || (other && !assigned && (c == '\n' || c == '\r'))) {
                return 0;
            }
            assigned |= c == '=';
            other |= !Character.isWhitespace(c) && c != '/';
        }
        return 0;
    }

    private static boolean isLetter(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isNameChar(int c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == ':';
    }

    private Tag takeTag(int length) throws IOException {
        long startLine = line;
        boolean closing = peek(1) == '/';
        boolean closed = !closing && peek(length - 2) == '/';
        StringBuilder name = new StringBuilder();
        for (int i = closing ? 2 : 1; isNameChar(peek(i)); i++) {
            name.append((char) peek(i));
        }
        takeAll(length);
        String local = name.substring(name.lastIndexOf(":") + 1).toUpperCase(Locale.ROOT);
        return new Tag(closing ? Kind.CLOSE : Kind.OPEN, local, closed, startLine);
    }

    private void append(char c) {
        if (text.length() < Limits.MAX_FIELD_CHARS) {
            text.append(c);
        } else {
            overlong = true;
        }
    }

    private void takeAll(int count) throws IOException {
        for (int i = 0; i < count && peek(0) >= 0; i++) {
            take();
        }
    }

    private char take() throws IOException {
        char c = (char) peek(0);
        at++;
        if (c == '\n' || (c == '\r' && peek(0) != '\n')) {
            line++;
        }
        return c;
    }

    /** The character that many places ahead, below {@link #MAX_TAG_CHARS}; -1 behind the last. */
    private int peek(int ahead) throws IOException {
        if (at + ahead >= end && !sourceEnded) {
            fill();
        }
        return at + ahead < end ? buffer[at + ahead] : -1;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        while (end <= MAX_TAG_CHARS && !sourceEnded) {
            int count = reader.read(buffer, end, buffer.length - end);
            sourceEnded = count < 0;
            end += Math.max(count, 0);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
