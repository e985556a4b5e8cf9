package io.matcher.discovery.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.http.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NextLinkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?accountId=1&after=abc%3D",
                "accountId=1&after=abc=",
                "after=abc%3D&accountId=1",
                "https://api.pluggy.ai/v2/transactions?accountId=1&after=abc%3D",
                "http://169.254.169.254/?after=abc%3D#x"
            })
    void the_parameter_is_taken_from_any_form_of_link(String link) {
        assertThat(NextLink.parameter(text(link), "after")).hasValue("abc=");
    }

    @Test
    void a_plus_sign_of_an_unescaped_cursor_stays_one() {
        assertThat(NextLink.parameter(text("?after=a+b/c=="), "after")).hasValue("a+b/c==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "https://x/y", "?before=1", "?after=", "?xafter=1", "?after=%zz"})
    void a_link_without_it_has_none(String link) {
        assertThat(NextLink.parameter(text(link), "after")).isEmpty();
    }

    private static JsonNode text(String value) {
        return StrictJson.mapper().valueToTree(value);
    }
}
