package io.matcher.contexts.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Berlin puts its clocks from 02:00 to 03:00 on 29 March 2026 and from 03:00 to 02:00 on 25 October. */
class FiringsTest {

    private static Firings firings(String pattern, String zone) {
        return new Firings(CronTest.cron(pattern), ZoneId.of(zone));
    }

    private static List<String> from(Firings firings, String instant, int count) {
        List<String> found = new ArrayList<>();
        Instant at = Instant.parse(instant);
        for (int i = 0; i < count; i++) {
            at = firings.after(at);
            found.add(at.toString());
        }
        return found;
    }

    @Test
    void a_pattern_is_read_in_its_zone() {
        assertThat(from(firings("0 6 * * *", "America/Sao_Paulo"), "2026-11-24T00:00:00Z", 2))
                .containsExactly("2026-11-24T09:00:00Z", "2026-11-25T09:00:00Z");
        assertThat(from(firings("0 6 * * *", "Asia/Kathmandu"), "2026-11-24T00:00:00Z", 1))
                .containsExactly("2026-11-24T00:15:00Z");
    }

    @Test
    void what_falls_into_a_gap_fires_once_after_it() {
        assertThat(from(firings("30 2 * * *", "Europe/Berlin"), "2026-03-28T00:00:00Z", 3))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
        assertThat(from(firings("*/20 * * * *", "Europe/Berlin"), "2026-03-29T00:30:00Z", 4))
                .containsExactly(
                        "2026-03-29T00:40:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:20:00Z", "2026-03-29T01:40:00Z");
    }

    @Test
    void what_falls_into_an_overlap_fires_the_first_time_only() {
        assertThat(from(firings("30 2 * * *", "Europe/Berlin"), "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(from(firings("*/30 * * * *", "Europe/Berlin"), "2026-10-24T23:45:00Z", 4))
                .containsExactly(
                        "2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z", "2026-10-25T02:30:00Z");
        assertThat(firings("30 2 * * *", "Europe/Berlin").after(Instant.parse("2026-10-25T01:10:00Z")))
                .isEqualTo("2026-10-26T01:30:00Z");
    }

    @Test
    void a_day_that_a_zone_left_out_is_made_up_for_at_its_end() {
        assertThat(from(firings("0 12 * * *", "Pacific/Apia"), "2011-12-29T00:00:00Z", 3))
                .containsExactly("2011-12-29T22:00:00Z", "2011-12-30T10:00:00Z", "2011-12-30T22:00:00Z");
    }

    @Test
    void firings_are_counted_from_after_one_instant_up_to_another() {
        Firings hourly = firings("0 * * * *", "UTC");
        Instant start = Instant.parse("2026-11-24T00:00:00Z");
        assertThat(hourly.count(start, start)).isZero();
        assertThat(hourly.count(start, Instant.parse("2026-11-24T03:00:00Z"))).isEqualTo(3);
        assertThat(hourly.count(start, Instant.parse("2026-11-24T03:59:59Z"))).isEqualTo(3);
        assertThat(hourly.count(start, Instant.parse("2126-11-24T00:00:00Z"))).isEqualTo(Firings.MOST_COUNTED);
    }

    @Test
    void the_next_firing_is_always_later_whatever_the_zone_does() {
        for (String zone :
                List.of("Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Apia", "UTC")) {
            Firings often = firings("*/5 * * * *", zone);
            Instant at = Instant.parse("2011-09-01T00:00:00Z");
            for (int i = 0; i < 60_000; i++) {
                Instant next = often.after(at);
                assertThat(next).as(zone).isAfter(at);
                at = next;
            }
        }
    }
}
