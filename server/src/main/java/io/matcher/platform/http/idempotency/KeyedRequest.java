package io.matcher.platform.http.idempotency;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** A request whose body can be told from another. */
final class KeyedRequest extends HttpServletRequestWrapper {

    private final boolean multipart;
    private byte @Nullable [] body;
    private @Nullable BoundaryBlindDigest streamed;
    private @Nullable ServletInputStream stream;
    private @Nullable Collection<Part> parts;

    KeyedRequest(HttpServletRequest request) {
        super(request);
        String type = request.getContentType();
        this.multipart = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** The digest of the body where it can be known before the handler runs. */
    Optional<byte[]> fingerprintBefore() throws IOException {
        if (multipart) {
            return parts == null ? Optional.empty() : Optional.of(ofParts(parts));
        }
        if (body == null) {
            body = super.getInputStream().readAllBytes();
        }
        return Optional.of(Digests.of(body));
    }

    /** The digest of the body once the handler is done with it, or in place of the handler: reads what is left. */
    byte[] fingerprint() throws IOException {
        Optional<byte[]> before = fingerprintBefore();
        return before.isPresent() ? before.get() : streamed().digest();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            if (multipart) {
                stream = new ByteSource(streamed());
            } else {
                stream = body == null ? super.getInputStream() : ByteSource.of(body);
            }
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        Charset charset =
                getCharacterEncoding() == null ? StandardCharsets.UTF_8 : Charset.forName(getCharacterEncoding());
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        if (parts == null) {
            parts = super.getParts();
        }
        return parts;
    }

    @Override
    public @Nullable Part getPart(String name) throws IOException, ServletException {
        return getParts().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private BoundaryBlindDigest streamed() throws IOException {
        if (streamed == null) {
            String boundary = MediaType.parseMediaType(getContentType()).getParameter("boundary");
            streamed = new BoundaryBlindDigest(
                    super.getInputStream(), boundary == null || boundary.isEmpty() ? "--" : boundary);
        }
        return streamed;
    }

    private static byte[] ofParts(Collection<Part> parts) throws IOException {
        MessageDigest whole = Digests.sha256();
        for (Part part : parts) {
            whole.update(Digests.of(part.getName(), String.valueOf(part.getSubmittedFileName())));
            whole.update(ofContent(part));
        }
        return whole.digest();
    }

    private static byte[] ofContent(Part part) throws IOException {
        try (InputStream content = part.getInputStream();
                DigestInputStream digested = new DigestInputStream(content, Digests.sha256())) {
            digested.transferTo(OutputStream.nullOutputStream());
            return digested.getMessageDigest().digest();
        }
    }
}
