package io.matcher.formats.spreadsheet;

import io.matcher.formats.ByteSource;
import io.matcher.formats.Format;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Head;
import io.matcher.formats.RecordReader;
import java.io.IOException;
import java.util.List;

/** XLSX: the table on the first sheet that is not hidden, or on the one that is named. */
public final class XlsxFormat implements Format {

    @Override
    public String key() {
        return "xlsx";
    }

    @Override
    public List<String> endings() {
        return List.of("xlsx", "xlsm");
    }

    /** Only a workbook looks like one, though the columns of its table are the user's. */
    @Override
    public boolean isDistinct() {
        return true;
    }

    @Override
    public boolean recognises(Head head) {
        return head.isWorkbook();
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        return XlsxRecordReader.open(source, options);
    }
}
