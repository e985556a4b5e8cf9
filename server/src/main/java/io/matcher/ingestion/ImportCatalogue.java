package io.matcher.ingestion;

import io.matcher.formats.Formats;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The formats that files may have, as a tree of region, family and variant. What stands here is shown only where the library of
 * parsers really has a reader for it, and what the library has beyond it is shown as neutral.
 */
final class ImportCatalogue {

    /** The region of what is the same everywhere. */
    static final String NEUTRAL = "XX";

    /**
     * One format as users name it.
     *
     * @param region ISO 3166 alpha-2, upper case, or {@link #NEUTRAL}
     * @param reader the key of its reader
     */
    record Entry(String region, String family, String variant, String reader) {

        /** {@code br/cnab240/febraban-base}. */
        String key() {
            return key(region, family, variant);
        }

        static String key(String region, String family, String variant) {
            return region.toLowerCase(Locale.ROOT) + "/" + family + "/" + variant;
        }
    }

    /** A format with the names that its reader may have; the first that is known is taken. */
    private record Known(String region, String family, String variant, List<String> readers) {}

    private static final List<Known> KNOWN = List.of(
            known("BR", "cnab240", "febraban-base", "cnab240"),
            known("BR", "cnab400", "default", "cnab400"),
            known("BR", "cielo", "edi", "cielo_edi", "cielo"),
            known("US", "bai2", "default", "bai2", "bai"),
            known("US", "nacha", "ach", "nacha"),
            known(NEUTRAL, "csv", "default", "csv"),
            known(NEUTRAL, "json", "default", "json"),
            known(NEUTRAL, "xml", "default", "xml"),
            known(NEUTRAL, "xlsx", "default", "xlsx"),
            known(NEUTRAL, "camt", "camt052", "camt052", "camt.052", "camt"),
            known(NEUTRAL, "camt", "camt053", "camt053", "camt.053", "camt"),
            known(NEUTRAL, "camt", "camt054", "camt054", "camt.054", "camt"),
            known(NEUTRAL, "swift", "mt940", "mt940"),
            known(NEUTRAL, "swift", "mt942", "mt942", "mt940"),
            known(NEUTRAL, "ofx", "default", "ofx"),
            known(NEUTRAL, "qif", "default", "qif"));

    private final Formats formats;
    private final List<Entry> entries = new ArrayList<>();

    ImportCatalogue(Formats formats) {
        this.formats = formats;
        Set<String> shown = new HashSet<>();
        for (Known known : KNOWN) {
            known.readers().stream()
                    .filter(reader -> formats.byKey(reader).isPresent())
                    .findFirst()
                    .ifPresent(reader -> {
                        entries.add(new Entry(known.region(), known.family(), known.variant(), reader));
                        shown.add(reader);
                    });
        }
        formats.keys().stream()
                .filter(reader -> !shown.contains(reader))
                .forEach(reader -> entries.add(new Entry(NEUTRAL, reader, "default", reader)));
    }

    private static Known known(String region, String family, String variant, String... readers) {
        return new Known(region, family, variant, List.of(readers));
    }

    List<Entry> entries() {
        return entries;
    }

    /**
     * The key of the reader for a name in any case: a key of the tree, the short name of a reader, or a variant as it was called
     * before there was a tree ({@code camt053}, {@code cielo_edi}).
     */
    Optional<String> reader(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        if (formats.byKey(wanted).isPresent()) {
            return Optional.of(wanted);
        }
        return entries.stream()
                .filter(entry -> entry.key().equals(wanted) || isAlias(entry, wanted))
                .map(Entry::reader)
                .findFirst();
    }

    private static boolean isAlias(Entry entry, String wanted) {
        return KNOWN.stream()
                .filter(known -> Entry.key(known.region(), known.family(), known.variant())
                        .equals(entry.key()))
                .anyMatch(known -> known.readers().contains(wanted)
                        || (known.variant().equals(wanted) && !wanted.equals("default")));
    }
}
