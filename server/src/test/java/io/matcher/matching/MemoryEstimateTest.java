package io.matcher.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.engine.MatchOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryEstimateTest {

    private static final long GIB = 1L << 30;

    @Test
    void a_million_on_either_side_fits_in_one_gibibyte() {
        assertThat(MemoryEstimate.fits(
                        MemoryEstimate.bytes(1_000_000, 1_000_000, MatchOptions.defaults(), List.of()), GIB))
                .isTrue();
    }

    @Test
    void what_does_not_fit_is_told_with_the_heap_that_it_takes() {
        long bytes = MemoryEstimate.bytes(10_000_000, 10_000_000, MatchOptions.defaults(), List.of());
        assertThat(MemoryEstimate.fits(bytes, GIB)).isFalse();
        String option = MemoryEstimate.option(bytes);
        assertThat(option).matches("-Xmx\\d+m");
        long named = Long.parseLong(option.substring(4, option.length() - 1)) << 20;
        assertThat(MemoryEstimate.fits(bytes, named)).isTrue();
        assertThat(MemoryEstimate.fits(bytes, named - (256L << 20))).isFalse();
    }
}
