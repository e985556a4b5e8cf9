package io.matcher.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Service;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rules count the business days of the context's calendar, and a run stays as it was when the calendar is another. */
class RunCalendarTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);
    private static final LocalDate TUESDAY = FRIDAY.plusDays(4);

    private final Books books = Books.with(
                    Service.shared(), Books.rule(1, "DATE_LAG", Map.of("maxDays", 1, "dayCount", "BUSINESS")))
            .left(Books.row("a", "10", FRIDAY))
            .right(Books.row("b", "10", TUESDAY));

    @Test
    void a_holiday_between_two_dates_brings_them_together() {
        assertThat(books.groups(books.run("DRY_RUN"))).isEmpty();
        name("bank", List.of("2026-03-09"));
        assertThat(books.groups(books.run("DRY_RUN"))).hasSize(1);
        name("bank", List.of());
        assertThat(books.groups(books.run("DRY_RUN"))).isEmpty();
    }

    @Test
    void a_run_is_verified_and_explained_by_the_calendar_it_counted_by() {
        JsonNode before = books.run("DRY_RUN");
        name("bank", List.of("2026-03-09"));
        JsonNode run = books.commit();
        JsonNode group = books.groups(run).getFirst();
        assertThat(group.required("explanation")).isNotEmpty();
        name("bank", List.of("2026-12-25"));
        assertThat(books.groups(run).getFirst().required("explanation")).isEqualTo(group.required("explanation"));
        books.client
                .patch("/v1/contexts/" + books.context, Map.of("calendar", ""))
                .expect(200);
        books.client.delete("/v1/calendars/bank").expect(204);
        for (JsonNode each : List.of(before, run)) {
            JsonNode verified = books.client
                    .post(
                            "/v1/matching/runs/" + each.required("id").asString() + "/verify?contextId="
                                    + books.context,
                            Map.of())
                    .expect(200)
                    .json();
            assertThat(verified.required("equal").booleanValue())
                    .as(verified.toString())
                    .isTrue();
        }
        assertThat(books.groups(run).getFirst().required("explanation")).isEqualTo(group.required("explanation"));
    }

    @Test
    void whoever_asks_beforehand_is_told_by_the_calendar_that_holds_now() {
        String candidates =
                "/v1/matching/candidates?contextId=" + books.context + "&transactionId=" + books.id("LEFT", "a");
        assertThat(score(candidates)).isLessThan(60);
        name("bank", List.of("2026-03-09"));
        assertThat(score(candidates)).isGreaterThanOrEqualTo(60);
    }

    private int score(String candidates) {
        return books.client
                .get(candidates)
                .expect(200)
                .json()
                .required("items")
                .get(0)
                .required("score")
                .intValue();
    }

    private void name(String calendar, List<String> holidays) {
        books.client
                .put(
                        "/v1/calendars/" + calendar,
                        Map.of("weekend", List.of("SATURDAY", "SUNDAY"), "holidays", holidays))
                .expect(200);
        books.client
                .patch("/v1/contexts/" + books.context, Map.of("calendar", calendar))
                .expect(200);
    }
}
