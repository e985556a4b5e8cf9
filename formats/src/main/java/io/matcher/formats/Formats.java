package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.bai2.Bai2Format;
import io.matcher.formats.camt.CamtFormat;
import io.matcher.formats.cielo.CieloFormat;
import io.matcher.formats.cnab.Cnab240Format;
import io.matcher.formats.cnab.Cnab400Format;
import io.matcher.formats.nacha.NachaFormat;
import io.matcher.formats.ofx.OfxFormat;
import io.matcher.formats.openbanking.OpenFinanceFormat;
import io.matcher.formats.openbanking.PixFormat;
import io.matcher.formats.qif.QifFormat;
import io.matcher.formats.spreadsheet.XlsxFormat;
import io.matcher.formats.swift.SwiftFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The formats that can be read, by key and by looking. Start here: {@link #open} takes any file, opens it if it is an
 * archive, and hands out its records.
 */
public final class Formats {
    private final List<Format> formats;

    private Formats(List<Format> formats) {
        this.formats = List.copyOf(formats);
    }

    /** Every format of this library; the narrowest are asked first, CSV (which any text could be) last. */
    public static Formats standard() {
        return new Formats(List.of(
                CamtFormat.camt052(),
                CamtFormat.camt053(),
                CamtFormat.camt054(),
                SwiftFormat.mt940(),
                SwiftFormat.mt942(),
                new OfxFormat(),
                new Bai2Format(),
                new QifFormat(),
                new NachaFormat(),
                new Cnab240Format(),
                new Cnab400Format(),
                new CieloFormat(),
                new XlsxFormat(),
                new PixFormat(),
                new OpenFinanceFormat(),
                new XmlFormat(),
                new JsonFormat(),
                new CsvFormat()));
    }

    /** The same formats and one more, which is found by its key alone and never by looking. */
    public Formats with(Format another) {
        List<Format> all = new ArrayList<>(formats);
        all.add(another);
        return new Formats(all);
    }

    /** The keys by which formats are named. */
    public List<String> keys() {
        return formats.stream().map(Format::key).sorted().toList();
    }

    /** The format with this key or alias, in any case. */
    public Optional<Format> byKey(String key) {
        String wanted = key.strip().toLowerCase(Locale.ROOT);
        return formats.stream()
                .filter(format ->
                        format.key().equals(wanted) || format.aliases().contains(wanted))
                .findFirst();
    }

    /** The format that the content shows, a distinct one first; the name only decides where the content fits several. */
    public Optional<Format> detect(byte[] firstBytes, @Nullable String fileName) {
        Head head = new Head(firstBytes, fileName);
        List<Format> all =
                formats.stream().filter(format -> format.recognises(head)).toList();
        List<Format> distinct = all.stream().filter(Format::isDistinct).toList();
        List<Format> fitting = distinct.isEmpty() ? all : distinct;
        Optional<Format> named = fitting.stream()
                .filter(format -> format.endings().contains(head.ending()))
                .findFirst();
        return named.isPresent() ? named : fitting.stream().findFirst();
    }

    /**
     * Opens a file, compressed or not. The reader owns the stream and closes it; it is closed as well when opening fails.
     *
     * @param key the format, or null to find it by looking
     * @param fileName as the sender named it, or null
     * @throws BrokenFileException where nothing can be read from it, or its format is unknown
     * @throws IOException where the bytes could not be fetched
     */
    public RecordReader open(InputStream in, @Nullable String key, @Nullable String fileName, FormatOptions options)
            throws BrokenFileException, IOException {
        return look(in, key, fileName, options).records();
    }

    /** As {@link #open}, and says which format it turned out to be. */
    public OpenFile look(InputStream in, @Nullable String key, @Nullable String fileName, FormatOptions options)
            throws BrokenFileException, IOException {
        ByteSource source = ByteSource.of(in);
        try {
            Opener opener = new Opener(key == null ? null : require(key), options);
            return new OpenFile(opener, Archives.open(source, fileName, options, opener));
        } catch (IOException | RuntimeException failure) {
            closeAfter(failure, source);
            throw failure;
        }
    }

    private static void closeAfter(Exception failure, ByteSource source) {
        try {
            source.close();
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }

    private Format require(String key) throws BrokenFileException {
        return byKey(key)
                .orElseThrow(() -> new BrokenFileException(
                        Fault.UNSUPPORTED,
                        "the format \"" + Texts.quotable(key) + "\" is not known; known are " + named(keys())));
    }

    private static String named(List<String> keys) {
        return keys.stream().collect(Collectors.joining(", "));
    }

    /** Opens plain bytes, all in the format that was named or that the first of them showed. */
    final class Opener {
        private @Nullable Format format;
        private final FormatOptions options;

        Opener(@Nullable Format format, FormatOptions options) {
            this.format = format;
            this.options = options;
        }

        Optional<Format> chosen() {
            return Optional.ofNullable(format);
        }

        RecordReader open(ByteSource plain, @Nullable String fileName) throws IOException {
            byte[] head = plain.look(Limits.LOOK_BYTES);
            if (head.length == 0) {
                throw new BrokenFileException(Fault.EMPTY, "the file is empty");
            }
            Format chosen = format;
            if (chosen == null) {
                chosen = detect(head, fileName).orElseThrow(Formats.this::unknown);
                format = chosen;
            } else {
                requireLikeness(chosen, head, fileName);
            }
            return chosen.open(plain, options);
        }

        /** The map that the format of the file has of its own. */
        Optional<FieldMapping> mapping() {
            return format == null ? Optional.empty() : format.mapping();
        }

        /** Refuses a file that is plainly of another kind than was said. */
        private void requireLikeness(Format said, byte[] head, @Nullable String fileName) throws BrokenFileException {
            if (said.recognises(new Head(head, fileName)) && said.isDistinct()) {
                return;
            }
            Optional<Format> seen = detect(head, fileName).filter(format -> format != said);
            boolean other = seen.isPresent() && (said.isDistinct() || seen.get().isDistinct());
            if (other) {
                throw new BrokenFileException(
                        Fault.UNSUPPORTED,
                        "the file is not " + said.key() + "; it looks like "
                                + seen.get().key());
            }
        }

        /** Opens what came out of an archive, which must not be one again. */
        RecordReader openEntry(ByteSource plain, @Nullable String name) throws IOException {
            boolean archive = Archives.isArchive(plain.look(4));
            if (archive && !Archives.holdsWorkbook(plain.look(Limits.LOOK_BYTES))) {
                throw new BrokenFileException(Fault.UNSUPPORTED, "an archive inside an archive is refused");
            }
            return open(plain, name);
        }

        /** Refuses an archive's next entry if it looks like something else than the entries before it. */
        void requireSameFormat(ByteSource plain, String entry) throws IOException {
            Format before = format;
            Optional<Format> found = detect(plain.look(Limits.LOOK_BYTES), entry);
            if (before != null && found.isPresent() && !found.get().key().equals(before.key())) {
                throw new BrokenFileException(
                        Fault.UNSUPPORTED,
                        "the archive mixes formats: entry \"" + Texts.quotable(entry) + "\" is "
                                + found.get().key() + " after entries that are " + before.key());
            }
        }
    }

    private BrokenFileException unknown() {
        return new BrokenFileException(
                Fault.UNSUPPORTED, "the file is in none of the known formats, which are " + named(keys()));
    }
}
