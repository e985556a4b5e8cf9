package io.matcher.discovery.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 333})
    void a_list_that_leads_in_circles_is_left_after_a_few_rounds(int circle) {
        Listing listing = Listing.START;
        int pages = 0;
        VendorException found = null;
        while (found == null && pages < 10 * circle + 10) {
            Listing at = listing;
            String next = "cursor " + (pages + 5) % circle;
            pages++;
            found = catchThrowableOfType(VendorException.class, () -> at.after(page(next)));
            listing = found == null ? after(at, next) : at;
        }
        assertThat(found).hasMessage("repeated_cursor");
        assertThat(pages).isLessThanOrEqualTo(4 * circle + 4);
    }

    @Test
    void a_list_that_goes_on_and_on_is_left_at_the_limit() {
        Listing listing = Listing.START;
        for (int i = 0; i < 20_000; i++) {
            listing = after(listing, "cursor " + i);
        }
        Listing last = listing;
        assertThat(catchThrowableOfType(VendorException.class, () -> last.after(page("one more")))
                        .code())
                .isEqualTo("too_many_pages");
    }

    private static Listing after(Listing listing, String next) {
        try {
            return listing.after(page(next));
        } catch (VendorException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static VendorPage page(String next) {
        return new VendorPage(List.of(), List.of(), Optional.of(next), Optional.empty());
    }
}
