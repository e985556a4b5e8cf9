package io.matcher.platform.http.idempotency;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is held back until it is stored, so that nobody has seen an answer that is not on record. Unless it is told to hold
 * back it passes everything on and remembers nothing; one that grows beyond what is stored is passed on as well.
 */
final class KeyedResponse extends HttpServletResponseWrapper {

    /** What is stored at most, in bytes. */
    static final int MAX_KEPT = 1 << 20;

    private @Nullable ByteArrayOutputStream heldBack;
    private @Nullable ServletOutputStream out;
    private @Nullable PrintWriter writer;

    KeyedResponse(HttpServletResponse response) {
        super(response);
    }

    void holdBack() {
        heldBack = new ByteArrayOutputStream();
    }

    /** What the handler wrote; empty when it was passed on. */
    Optional<byte[]> heldBack() {
        flushWriter();
        return Optional.ofNullable(heldBack).map(ByteArrayOutputStream::toByteArray);
    }

    /** Lets the answer go. */
    void release() throws IOException {
        flushWriter();
        ByteArrayOutputStream bytes = heldBack;
        if (bytes != null) {
            heldBack = null;
            bytes.writeTo(super.getOutputStream());
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        if (out == null) {
            out = new Out();
        }
        return out;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer =
                    new PrintWriter(new OutputStreamWriter(getOutputStream(), Charset.forName(getCharacterEncoding())));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        flushWriter();
        if (heldBack == null) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        if (heldBack != null) {
            heldBack.reset();
        }
        super.resetBuffer();
    }

    @Override
    public void reset() {
        if (heldBack != null) {
            heldBack.reset();
        }
        super.reset();
    }

    private void flushWriter() {
        if (writer != null) {
            writer.flush();
        }
    }

    private final class Out extends ServletOutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (heldBack != null && heldBack.size() + length > MAX_KEPT) {
                release();
            }
            if (heldBack == null) {
                KeyedResponse.super.getOutputStream().write(bytes, offset, length);
            } else {
                heldBack.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (heldBack == null) {
                KeyedResponse.super.getOutputStream().flush();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("A request with an idempotency key is answered by its own thread");
        }
    }
}
