package io.matcher.discovery.pull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far one list was read.
 *
 * @param cursor where to go on; empty for the start
 * @param pages how many pages were read
 * @param total how many records the vendor says there are; null where it does not say
 * @param steady whether each page said the same total
 * @param earliest the earliest booking day seen
 * @param newest the latest instant at which the vendor took a record in
 * @param anchor a cursor seen before; meeting it again means going in circles (Brent's cycle detection, in constant memory)
 * @param lap pages since the anchor was set
 * @param power how many pages until the anchor moves on
 */
record Listing(
        String cursor,
        int pages,
        @Nullable Long total,
        boolean steady,
        @Nullable LocalDate earliest,
        @Nullable Instant newest,
        String anchor,
        int lap,
        int power) {

    /** Ten million records at the vendors' page sizes; a list longer than that is taken for one without an end. */
    private static final int MOST_PAGES = 20_000;

    static final Listing START = new Listing("", 0, null, true, null, null, "", 0, 1);

    /**
     * The listing once the page was taken.
     *
     * @throws VendorException when the vendor leads in circles or on and on
     */
    Listing after(VendorPage page) throws VendorException {
        String next = page.next().orElse("");
        if (!next.isEmpty() && (next.equals(cursor) || next.equals(anchor))) {
            throw new VendorException("repeated_cursor", new VendorException.Stop(false));
        }
        if (pages >= MOST_PAGES) {
            throw new VendorException("too_many_pages", new VendorException.Stop(false));
        }
        boolean move = lap + 1 >= power;
        Long said = page.total().orElse(null);
        return new Listing(
                next,
                pages + 1,
                said,
                steady && (pages == 0 || Optional.ofNullable(total).equals(Optional.ofNullable(said))),
                least(earliest, days(page)),
                greatest(
                        newest,
                        page.records().stream().map(VendorRecord::createdAt).flatMap(Optional::stream)),
                move ? next : anchor,
                move ? 0 : lap + 1,
                move ? power * 2 : power);
    }

    private static Stream<LocalDate> days(VendorPage page) {
        return page.records().stream()
                .map(VendorRecord::reading)
                .filter(VendorRecord.Understood.class::isInstance)
                .map(reading -> ((VendorRecord.Understood) reading).record().bookingDate());
    }

    private static @Nullable LocalDate least(@Nullable LocalDate known, Stream<LocalDate> more) {
        return Stream.concat(Stream.ofNullable(known), more)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant greatest(@Nullable Instant known, Stream<Instant> more) {
        return Stream.concat(Stream.ofNullable(known), more)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
