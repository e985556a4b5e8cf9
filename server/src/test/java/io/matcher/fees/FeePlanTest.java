package io.matcher.fees;

import static io.matcher.fees.Schedules.flat;
import static io.matcher.fees.Schedules.parallel;
import static io.matcher.fees.Schedules.percent;
import static io.matcher.fees.Schedules.priced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.contexts.FeeNormalization;
import io.matcher.contexts.Side;
import io.matcher.platform.http.StrictJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FeePlanTest {

    /** 1.5 % and 0.80. */
    private static final FeeSchedule CARD = parallel(percent("0.015"), flat("0.80"));

    private static final FeeTolerance NONE = new FeeTolerance(BigDecimal.ZERO, BigDecimal.ZERO);

    @Test
    void the_first_rule_by_priority_that_fits_decides() {
        FeeSchedule visa = named("visa");
        FeeSchedule left = named("left");
        FeeSchedule rest = named("rest");
        FeePlan plan = plan(
                null,
                List.of(
                        rule(visa, FeeSide.ANY, new FieldPredicate.EqualTo("brand", "Visa")),
                        rule(left, FeeSide.LEFT),
                        rule(rest, FeeSide.ANY, new FieldPredicate.Present("nsu"))),
                visa,
                left,
                rest);
        assertThat(plan.scheduleFor(Side.RIGHT, json("{'brand':'VISA'}"))).contains(visa);
        assertThat(plan.scheduleFor(Side.LEFT, json("{'brand':'VISA'}"))).contains(visa);
        assertThat(plan.scheduleFor(Side.LEFT, json("{'brand':'elo'}"))).contains(left);
        assertThat(plan.scheduleFor(Side.RIGHT, json("{'nsu':0}"))).contains(rest);
        assertThat(plan.scheduleFor(Side.RIGHT, json("{'brand':'elo'}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':'x'}           | a | X     | true",
                "{'a':' x'}          | a | x     | false",
                "{'A':'x'}           | a | x     | false",
                "{'a':1.50}          | a | 1.5   | true",
                "{'a':100}           | a | 100   | true",
                "{'a':1e2}           | a | 100   | true",
                "{'a':true}          | a | TRUE  | true",
                "{'a':null}          | a | null  | false",
                "{'a':['x']}         | a | x     | false",
                "{'a':{'b':'x'}}     | b | x     | false",
                "{}                  | a | x     | false",
                "{'a':1e9999999}     | a | x     | false",
            })
    void texts_are_compared_without_regard_to_case_at_the_top_of_the_metadata(
            String metadata, String field, String value, boolean holds) {
        assertThat(new FieldPredicate.EqualTo(field, value).holds(json(metadata)))
                .isEqualTo(holds);
        assertThat(new FieldPredicate.OneOf(field, List.of("?", value)).holds(json(metadata)))
                .isEqualTo(holds);
    }

    @Test
    void a_member_exists_when_it_is_not_null() {
        FieldPredicate present = new FieldPredicate.Present("a");
        assertThat(present.holds(json("{'a':''}"))).isTrue();
        assertThat(present.holds(json("{'a':[]}"))).isTrue();
        assertThat(present.holds(json("{'a':null}"))).isFalse();
        assertThat(present.holds(json("{'b':1}"))).isFalse();
    }

    @Test
    void all_predicates_of_a_rule_must_hold() {
        FeePlan plan = plan(
                null,
                List.of(rule(
                        CARD,
                        FeeSide.ANY,
                        new FieldPredicate.EqualTo("brand", "visa"),
                        new FieldPredicate.OneOf("bank", List.of("a", "b")))),
                CARD);
        assertThat(plan.scheduleFor(Side.LEFT, json("{'brand':'visa','bank':'B'}")))
                .isPresent();
        assertThat(plan.scheduleFor(Side.LEFT, json("{'brand':'visa','bank':'c'}")))
                .isEmpty();
        assertThat(plan.readsMetadata()).isTrue();
    }

    @Test
    void amounts_are_compared_after_fees_or_before_them_or_as_they_are() {
        BigDecimal amount = new BigDecimal("100.00");
        JsonNode none = json("{}");
        assertThat(plan(FeeNormalization.NET).compared(Side.LEFT, amount, "BRL", none))
                .isEqualByComparingTo("97.70");
        assertThat(plan(FeeNormalization.GROSS).compared(Side.LEFT, new BigDecimal("97.70"), "BRL", none))
                .isEqualByComparingTo("100");
        assertThat(plan(FeeNormalization.NET).compared(Side.LEFT, amount.negate(), "BRL", none))
                .isEqualByComparingTo("-97.70");
        assertThat(plan((FeeNormalization) null).compared(Side.LEFT, amount, "BRL", none))
                .isSameAs(amount);
        assertThat(plan(FeeNormalization.NET).compared(Side.LEFT, amount, "EUR", none))
                .isSameAs(amount);
        FeePlan rightOnly = plan(FeeNormalization.NET, List.of(rule(CARD, FeeSide.RIGHT)), CARD);
        assertThat(rightOnly.compared(Side.LEFT, amount, "BRL", none)).isSameAs(amount);
        assertThat(rightOnly.readsMetadata()).isFalse();
    }

    @Test
    void where_fees_take_all_the_amount_stays_as_it_is() {
        FeeSchedule all = parallel(percent("1"));
        FeePlan plan = plan(FeeNormalization.GROSS, List.of(rule(all, FeeSide.ANY)), all);
        assertThat(plan.compared(Side.LEFT, new BigDecimal("5"), "BRL", json("{}")))
                .isEqualByComparingTo("5");
        assertThat(plan.verify(Side.LEFT, new BigDecimal("5"), "BRL", json("{'fee':1}")))
                .isEqualTo(new FeeVerdict.Incalculable(all));
    }

    @Test
    void compared_amounts_have_no_more_decimals_than_we_keep() {
        FeeSchedule fine = priced(ApplicationOrder.PARALLEL, 10, Rounding.FLOOR, percent("0.0000000001"));
        FeePlan plan = plan(FeeNormalization.NET, List.of(rule(fine, FeeSide.ANY)), fine);
        assertThat(plan.compared(Side.LEFT, new BigDecimal("1"), "BRL", json("{}")))
                .isEqualTo(new BigDecimal("0.99999999"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'fee':2.30}                              | Ok",
                "{'fee':'2.30'}                            | Ok",
                "{'fee':' +2.3 '}                          | Ok",
                "{'fee':{'amount':'2.30'}}                 | Ok",
                "{'fee':{'amount':2.3,'currency':'brl'}}   | Ok",
                "{'fee':{'amount':2.3,'currency':null}}    | Ok",
                "{'fee':2.31}                              | Variance",
                "{'fee':-2.30}                             | Variance",
                "{'fee':0}                                 | Variance",
                "{}                                        | Missing",
                "{'fee':null}                              | Missing",
                "{'fee':''}                                | Missing",
                "{'fee':{}}                                | Missing",
                "{'fee':{'amount':null}}                   | Missing",
                "{'Fee':2.30}                              | Missing",
                "{'fee':{'amount':'2.30','currency':'EUR'}}| OtherCurrency",
                "{'fee':'2,30'}                            | NotANumber",
                "{'fee':'R$ 2.30'}                         | NotANumber",
                "{'fee':'1e1'}                             | NotANumber",
                "{'fee':true}                              | NotANumber",
                "{'fee':[2.30]}                            | NotANumber",
                "{'fee':{'amount':{'value':2.3}}}          | NotANumber",
                "{'fee':{'amount':2.3,'currency':7}}       | NotANumber",
                "{'fee':1e20}                              | NotANumber",
                "{'fee':0.00000000001}                     | NotANumber",
            })
    void the_fee_is_read_as_number_text_or_object(String metadata, String verdict) {
        assertThat(plan((FeeNormalization) null)
                        .verify(Side.RIGHT, new BigDecimal("100"), "BRL", json(metadata))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(verdict);
    }

    @Test
    void a_variance_says_what_was_due_and_what_was_taken() {
        FeeVerdict verdict =
                plan((FeeNormalization) null).verify(Side.RIGHT, new BigDecimal("100"), "BRL", json("{'fee':'2.50'}"));
        assertThat(verdict).isInstanceOfSatisfying(FeeVerdict.Variance.class, variance -> {
            assertThat(variance.expected()).isEqualByComparingTo("2.30");
            assertThat(variance.actual()).isEqualByComparingTo("2.50");
            assertThat(variance.delta()).isEqualByComparingTo("0.20");
            assertThat(variance.tolerance()).isZero();
            assertThat(variance.kind()).isEqualTo(FeeVerdict.Kind.OVERCHARGE);
        });
        assertThat(verdict.exceptionReason()).contains("FEE_VARIANCE");
        assertThat(plan((FeeNormalization) null).verify(Side.RIGHT, new BigDecimal("100"), "BRL", json("{'fee':2}")))
                .isInstanceOfSatisfying(FeeVerdict.Variance.class, variance -> assertThat(variance.kind())
                        .isEqualTo(FeeVerdict.Kind.UNDERCHARGE));
    }

    @ParameterizedTest
    @CsvSource({
        "0.20, 0, 2.50, Ok",
        "0.19, 0, 2.50, Variance",
        "0, 0.08, 2.50, Ok",
        "0, 0.0799, 2.50, Variance",
        "0.05, 0.08, 2.50, Ok",
        "0.30, 0, 2.00, Ok",
        "0.29, 0.13, 2.00, Variance"
    })
    void the_looser_tolerance_wins_and_a_fraction_is_of_the_larger_fee(
            String absolute, String fraction, String fee, String verdict) {
        FeePlan plan = new FeePlan(
                null,
                new FeeTolerance(new BigDecimal(absolute), new BigDecimal(fraction)),
                List.of(rule(CARD, FeeSide.ANY)),
                Map.of(CARD.id(), CARD));
        assertThat(plan.verify(Side.LEFT, new BigDecimal("100"), "BRL", json("{'fee':'" + fee + "'}"))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(verdict);
    }

    @Test
    void where_amounts_are_brought_to_gross_the_fee_is_due_on_the_gross() {
        FeeVerdict verdict =
                plan(FeeNormalization.GROSS).verify(Side.RIGHT, new BigDecimal("97.70"), "BRL", json("{'fee':2.30}"));
        assertThat(verdict).isInstanceOf(FeeVerdict.Ok.class);
    }

    @Test
    void of_a_refund_the_fee_counts_whatever_its_sign() {
        for (String fee : List.of("2.30", "-2.30")) {
            assertThat(plan((FeeNormalization) null)
                            .verify(Side.RIGHT, new BigDecimal("-100"), "BRL", json("{'fee':" + fee + "}")))
                    .isInstanceOf(FeeVerdict.Ok.class);
        }
    }

    @Test
    void a_transaction_in_another_currency_or_under_no_rule_is_told_apart() {
        FeeVerdict other =
                plan((FeeNormalization) null).verify(Side.RIGHT, new BigDecimal("100"), "EUR", json("{'fee':2.30}"));
        assertThat(other).isEqualTo(new FeeVerdict.OtherCurrency(CARD, "EUR"));
        assertThat(other.exceptionReason()).contains("FEE_CURRENCY_MISMATCH");
        FeePlan none = plan(null, List.of());
        FeeVerdict ungoverned = none.verify(Side.RIGHT, new BigDecimal("100"), "EUR", json("{}"));
        assertThat(ungoverned).isEqualTo(new FeeVerdict.Ungoverned());
        assertThat(ungoverned.exceptionReason()).isEmpty();
        assertThat(none.isEmpty()).isTrue();
    }

    @Test
    void a_plan_without_the_schedule_of_a_rule_can_not_be_made() {
        FeeRule lost = rule(CARD, FeeSide.ANY);
        assertThatThrownBy(() -> plan(null, List.of(lost)))
                .hasMessageContaining(lost.id().toString());
    }

    private static FeePlan plan(@Nullable FeeNormalization normalization) {
        return plan(normalization, List.of(rule(CARD, FeeSide.ANY)), CARD);
    }

    private static FeePlan plan(
            @Nullable FeeNormalization normalization, List<FeeRule> rules, FeeSchedule... schedules) {
        Map<UUID, FeeSchedule> byId = new java.util.HashMap<>();
        for (FeeSchedule schedule : schedules) {
            byId.put(schedule.id(), schedule);
        }
        return new FeePlan(normalization, NONE, rules, byId);
    }

    private static FeeSchedule named(String name) {
        return new FeeSchedule(
                UUID.randomUUID(),
                name,
                "BRL",
                ApplicationOrder.PARALLEL,
                2,
                Rounding.HALF_UP,
                new ArrayList<>(CARD.items()));
    }

    private static FeeRule rule(FeeSchedule schedule, FeeSide side, FieldPredicate... predicates) {
        return new FeeRule(
                UUID.randomUUID(),
                new UUID(0, 1),
                side,
                schedule.id(),
                "rule",
                0,
                List.of(predicates),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static JsonNode json(String text) {
        return StrictJson.mapper().readTree(text.replace('\'', '"'));
    }
}
