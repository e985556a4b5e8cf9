package io.matcher.formats;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Characters from bytes. The encoding is the given one, else the one that a byte order mark or UTF-16's zeros prove,
 * else it stays open as long as the bytes are ASCII and is decided by the first ones that are not. Bytes that are no
 * character come out as {@link Texts#UNDECODABLE}, so that the row they stand in can be refused and the next one read.
 */
public final class DecodingReader extends Reader {
    private final ByteSource source;
    private final ByteBuffer bytes = ByteBuffer.allocate(Limits.LOOK_BYTES).limit(0);
    private final Charset elseCharset;
    private @Nullable CharsetDecoder decoder;
    private boolean sourceEnded;
    private boolean flushed;

    /** {@code elseCharset} is for bytes that are not UTF-8: Western for tables, UTF-8 itself where it is the rule. */
    public DecodingReader(ByteSource source, @Nullable Charset given, Charset elseCharset) throws IOException {
        this.source = source;
        this.elseCharset = elseCharset;
        byte[] head = source.look(Limits.LOOK_BYTES);
        Charset charset = given == null ? Encodings.proved(head) : given;
        if (charset != null) {
            decoder = decoderOf(charset);
            source.skipNBytes(Encodings.bomLength(head, charset));
        }
    }

    private static CharsetDecoder decoderOf(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length < 2) {
            throw new IllegalArgumentException("room for two characters is needed: one may be a surrogate pair");
        }
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        int start = chars.position();
        while (chars.position() == start) {
            if (!bytes.hasRemaining()) {
                fill();
            }
            if (sourceEnded && !bytes.hasRemaining()) {
                return finish(chars, start);
            }
            decodeInto(chars);
        }
        return chars.position() - start;
    }

    private int finish(CharBuffer chars, int start) {
        if (decoder != null && !flushed) {
            flushed = true;
            decoder.decode(bytes, chars, true);
            decoder.flush(chars);
        }
        return chars.position() == start ? -1 : chars.position() - start;
    }

    private void decodeInto(CharBuffer chars) throws IOException {
        CharsetDecoder chosen = decoder;
        if (chosen == null) {
            if (copyAscii(chars) > 0) {
                return;
            }
            chosen = decide();
        }
        CoderResult result = chosen.decode(bytes, chars, sourceEnded);
        if (result.isError()) {
            bytes.position(Math.min(bytes.limit(), bytes.position() + result.length()));
            chars.put(Texts.UNDECODABLE);
        } else if (result.isUnderflow() && bytes.hasRemaining()) {
            if (sourceEnded) {
                bytes.position(bytes.limit());
                chars.put(Texts.UNDECODABLE);
            } else {
                fill();
            }
        }
    }

    /** Copies what is ASCII and finds room; the number of characters copied. */
    private int copyAscii(CharBuffer chars) {
        byte[] from = bytes.array();
        char[] to = chars.array();
        int start = bytes.position();
        int end = start + Math.min(bytes.remaining(), chars.remaining());
        int shift = chars.arrayOffset() + chars.position() - start;
        int i = start;
        while (i < end && from[i] >= 0) {
            to[i + shift] = (char) from[i];
            i++;
        }
        bytes.position(i);
        chars.position(chars.position() + i - start);
        return i - start;
    }

    /** Looks from the first byte that is not ASCII on, at a full buffer if the file has that much left. */
    private CharsetDecoder decide() throws IOException {
        fill();
        Charset guess = Encodings.eightBit(bytes.array(), bytes.position(), bytes.limit());
        Charset charset = guess.equals(StandardCharsets.UTF_8) ? guess : elseCharset;
        CharsetDecoder chosen = decoderOf(charset);
        decoder = chosen;
        return chosen;
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = source.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
        sourceEnded = count < bytes.remaining();
        bytes.position(bytes.position() + count).flip();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
