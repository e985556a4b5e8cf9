package io.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import org.junit.jupiter.api.Test;

class PlatformTest {

    private final Service service = Service.shared();

    @Test
    void an_unknown_path_without_a_token_is_401_in_the_form_of_every_problem() {
        Client.Reply reply = service.anonymous().get("/v1/nothing").expect(401);
        assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
        assertThat(reply.json().propertyNames())
                .containsExactly("type", "title", "status", "detail", "instance", "code");
        assertThat(reply.text("code")).isEqualTo("MTCH-0003");
        assertThat(reply.text("instance")).startsWith("urn:uuid:");
    }

    @Test
    void an_unknown_path_with_a_token_is_404() {
        Client.Reply reply = service.admin().get("/v1/nothing").expect(404);
        assertThat(reply.text("code")).isEqualTo("MTCH-0005");
    }
}
