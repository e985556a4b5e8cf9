package io.matcher.ingestion;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.RefusedException;
import io.matcher.platform.storage.StoredFile;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * What an upload brought: a form of the fields {@code file} and {@code format}, in either order.
 *
 * <p>The form is read as it arrives, and the file goes straight to where it is kept: neither memory nor a temporary file of the
 * container's holds it. The parser is the one in Tomcat, used by its streaming side.
 *
 * @param partType the media type that the part of the file claims
 */
record UploadForm(
        @Nullable String format,
        @Nullable StoredFile file,
        @Nullable String fileName,
        @Nullable String partType) {

    static final int MAX_PARTS = 10;
    private static final int MAX_FIELD_BYTES = 1_000;

    /** Keeps the bytes of the file. */
    @FunctionalInterface
    interface Keeper {
        StoredFile keep(InputStream bytes) throws IOException;
    }

    /** Undoes the keeping, when the rest of the form turns out to be wrong. */
    @FunctionalInterface
    interface Discarder {
        void discard(StoredFile file);
    }

    /**
     * Reads the form to its end.
     *
     * @throws RefusedException 400 when it is no such form
     * @throws IOException when the file could not be kept, or the client hung up; nothing is kept then
     */
    static UploadForm read(HttpServletRequest request, Keeper keeper, Discarder discarder) throws IOException {
        Parts parts = new Parts(keeper);
        try {
            FileUpload parser = new FileUpload();
            parser.setHeaderEncoding(StandardCharsets.UTF_8.name());
            parser.setFileCountMax(MAX_PARTS);
            FileItemIterator items = parser.getItemIterator(new ServletRequestContext(request));
            while (items.hasNext()) {
                parts.take(items.next());
            }
            return new UploadForm(parts.format, parts.file, parts.fileName, parts.partType);
        } catch (FileUploadException | FileUploadIOException | MultipartStream.MalformedStreamException malformed) {
            parts.discard(discarder);
            throw invalid("body", "is not a complete form: " + malformed.getMessage());
        } catch (IOException | RuntimeException failure) {
            parts.discard(discarder);
            throw failure;
        }
    }

    static RefusedException invalid(String location, String message) {
        return RefusedException.of(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: " + location + " " + message,
                Fault.at(location, message));
    }

    /** A field of the form as text; refused when it was given before, or is long. */
    static String text(FileItemStream item, String location, @Nullable String before) throws IOException {
        if (before != null) {
            throw invalid(location, "is given twice");
        }
        byte[] bytes;
        try (InputStream in = item.openStream()) {
            bytes = in.readNBytes(MAX_FIELD_BYTES + 1);
        }
        if (bytes.length > MAX_FIELD_BYTES) {
            throw invalid(location, "is longer than " + MAX_FIELD_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static final class Parts {

        private final Keeper keeper;
        private @Nullable String format;
        private @Nullable StoredFile file;
        private @Nullable String fileName;
        private @Nullable String partType;

        Parts(Keeper keeper) {
            this.keeper = keeper;
        }

        void take(FileItemStream item) throws IOException {
            switch (String.valueOf(item.getFieldName())) {
                case "format" -> format = text(item, "body.format", format);
                case "file" -> takeFile(item);
                default -> throw invalid("body", "has a field beside file and format");
            }
        }

        private void takeFile(FileItemStream item) throws IOException {
            if (file != null) {
                throw invalid("body.file", "is given twice");
            }
            fileName = FileNames.shown(item.getName());
            partType = item.getContentType();
            // Not closed here: closing reads the part to its end, which a file past the limit may put off for hours.
            file = keeper.keep(item.openStream());
        }

        void discard(Discarder discarder) {
            if (file != null) {
                discarder.discard(file);
            }
        }
    }
}
