package io.matcher.ingestion;

import io.matcher.platform.outcome.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * What came to be previewed: a form of {@code file}, {@code format} and {@code max_rows}. No more than {@link #MOST_BYTES} of the file
 * are read, and of a longer one nothing behind them: the fields that matter stand before it.
 */
final class PreviewForm {

    /** How much of a file is looked at: 1 MiB. */
    static final int MOST_BYTES = 1 << 20;

    private @Nullable String format;
    private @Nullable String maxRows;
    private byte @Nullable [] bytes;
    private boolean whole;
    private @Nullable String fileName;

    private PreviewForm() {}

    /**
     * Reads as much of the form as is needed.
     *
     * @throws RefusedException 400 when it is no such form, or has no file
     */
    static PreviewForm read(HttpServletRequest request) throws IOException {
        PreviewForm form = new PreviewForm();
        try {
            FileUpload parser = new FileUpload();
            parser.setHeaderEncoding(StandardCharsets.UTF_8.name());
            parser.setFileCountMax(UploadForm.MAX_PARTS);
            FileItemIterator items = parser.getItemIterator(new ServletRequestContext(request));
            while (!form.isCut() && items.hasNext()) {
                form.take(items.next());
            }
        } catch (FileUploadException | FileUploadIOException | MultipartStream.MalformedStreamException malformed) {
            throw UploadForm.invalid("body", "is not a complete form: " + malformed.getMessage());
        }
        if (form.bytes == null) {
            throw UploadForm.invalid("body.file", "is required");
        }
        return form;
    }

    private boolean isCut() {
        return bytes != null && !whole;
    }

    private void take(FileItemStream item) throws IOException {
        switch (String.valueOf(item.getFieldName())) {
            case "format" -> format = UploadForm.text(item, "body.format", format);
            case "max_rows" -> maxRows = UploadForm.text(item, "body.max_rows", maxRows);
            case "file" -> takeFile(item);
            default -> throw UploadForm.invalid("body", "has a field beside file, format and max_rows");
        }
    }

    private void takeFile(FileItemStream item) throws IOException {
        if (bytes != null) {
            throw UploadForm.invalid("body.file", "is given twice");
        }
        fileName = FileNames.shown(item.getName());
        // Not closed here: closing reads the part to its end.
        InputStream in = item.openStream();
        byte[] read = in.readNBytes(MOST_BYTES + 1);
        whole = read.length <= MOST_BYTES;
        bytes = whole ? read : Arrays.copyOf(read, lastWholeLine(read));
    }

    /** A row that breaks off would be shown as if it ended there. */
    private static int lastWholeLine(byte[] read) {
        int end = MOST_BYTES;
        while (end > 0 && read[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? MOST_BYTES : end;
    }

    /** Empty text counts as none: forms send fields that nobody filled in. */
    @Nullable
    String format() {
        return format == null || format.isBlank() ? null : format;
    }

    @Nullable
    String maxRows() {
        return maxRows == null || maxRows.isBlank() ? null : maxRows.strip();
    }

    FileBeginning file() {
        return new FileBeginning(bytes == null ? new byte[0] : bytes, whole, fileName, "body.file");
    }
}
