package io.matcher.platform.http.idempotency;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Any stream as the body of a request. */
final class ByteSource extends ServletInputStream {

    private final InputStream in;
    private boolean finished;

    ByteSource(InputStream in) {
        this.in = in;
    }

    static ByteSource of(byte[] bytes) {
        return new ByteSource(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        finished = read < 0;
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        finished = read < 0;
        return read;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("A request with an idempotency key is read by its own thread");
    }
}
