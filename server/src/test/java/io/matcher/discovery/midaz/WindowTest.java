package io.matcher.discovery.midaz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void seconds_are_whole_and_an_end_at_midnight_is_a_second_earlier() {
        Window window = Window.of(Instant.parse("2026-07-01T10:00:00.9Z"), Instant.parse("2026-07-02T00:00:00.5Z"))
                .orElseThrow();
        assertThat(window.from()).isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
        assertThat(window.to()).isEqualTo(Instant.parse("2026-07-01T23:59:59Z"));
        assertThat(window.next(Optional.empty())).isEmpty();
    }

    @Test
    void a_span_that_ends_before_it_begins_has_no_page() {
        assertThat(Window.of(Instant.parse("2026-07-01T10:00:00Z"), Instant.parse("2026-07-01T09:59:59Z")))
                .isEmpty();
    }

    @Test
    void slices_of_at_most_28_days_overlap_and_cover_the_span() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant end = Instant.parse("2026-07-01T12:00:00Z");
        List<Window> slices = new ArrayList<>();
        for (Optional<Window> at = Window.of(from, end);
                at.isPresent();
                at = at.get().next(Optional.empty())) {
            slices.add(Window.parse(at.get().text()));
        }
        assertThat(slices.getFirst().from()).isEqualTo(from);
        assertThat(slices.getLast().to()).isEqualTo(end);
        for (int i = 0; i < slices.size(); i++) {
            assertThat(Duration.between(slices.get(i).from(), slices.get(i).to()))
                    .isLessThanOrEqualTo(Duration.ofDays(28));
            if (i > 0) {
                assertThat(slices.get(i).from()).isBefore(slices.get(i - 1).to());
            }
        }
    }

    @Test
    void a_cursor_keeps_the_slice_and_may_be_any_text() {
        Window window = Window.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-07-01T12:00:00Z"))
                .orElseThrow();
        Window next = window.next(Optional.of("a~b-c=\n")).orElseThrow();
        assertThat(next.to()).isEqualTo(window.to());
        assertThat(Window.parse(next.text())).isEqualTo(next);
        assertThat(next.anew().cursor()).isEmpty();
        assertThat(next.anew().from()).isEqualTo(window.from());
        assertThat(next.anew().text()).as("not to be taken for the same place").isNotEqualTo(window.text());
    }
}
