package io.matcher.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.http.StrictJson;
import io.matcher.platform.security.Operations;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of the API. After a change of the API, write {@code docs/openapi.json} anew with
 * {@code mvn test -pl server -am -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.write=true}.
 */
class OpenApiTest {

    private static final JsonMapper JSON = StrictJson.mapper();

    private final Service service = Service.shared();
    private final String served =
            service.anonymous().get("/openapi.json").expect(200).body();
    private final JsonNode api = JSON.readTree(served);

    @Test
    void the_committed_description_is_the_one_that_is_served() throws IOException {
        Path committed = Path.of(System.getProperty("openapi.file", "../docs/openapi.json"));
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, served + "\n");
        }
        assertThat(Files.readString(committed)).isEqualTo(served + "\n");
    }

    @Test
    void it_is_openapi_3_1_of_the_contracts_version_and_names_no_host() {
        assertThat(api.required("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/info/title").asString()).isEqualTo("Matcher APIs");
        assertThat(api.at("/info/version").asString()).isEqualTo("4.1.0");
        assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(api.at("/components/securitySchemes/BearerAuth/scheme").asString())
                .isEqualTo("bearer");
        assertThat(served).doesNotContain("127.0.0.1", "localhost:");
    }

    @Test
    void every_route_is_an_operation_with_a_permission_or_open_on_purpose_and_stands_in_the_description() {
        Set<String> methods = service
                .part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .values()
                .stream()
                .filter(method -> method.getBeanType().getPackageName().startsWith("io.matcher"))
                .map(HandlerMethod::getMethod)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(methods)
                .allMatch(name ->
                        Operations.isOpen(name) || Operations.permissionOf(name).isPresent());
        assertThat(operations().keySet()).containsExactlyInAnyOrderElementsOf(methods);
    }

    @Test
    void every_operation_says_who_may_call_it_and_that_errors_are_problems() {
        operations().forEach((id, operation) -> {
            assertThat(operation.required("security").size()).as(id).isEqualTo(Operations.isOpen(id) ? 0 : 1);
            assertThat(operation.required("responses").propertyNames())
                    .as(id)
                    .hasSize(2)
                    .contains("default")
                    .anyMatch(status -> status.startsWith("2"));
            assertThat(operation
                            .at("/responses/default/content/application~1problem+json/schema/$ref")
                            .asString())
                    .as(id)
                    .isEqualTo("#/components/schemas/Detail");
        });
    }

    @Test
    void every_reference_leads_somewhere_and_every_request_is_closed() {
        Pattern.compile("\"#/components/schemas/([^\"]+)\"")
                .matcher(served)
                .results()
                .map(match -> match.group(1))
                .forEach(
                        name -> assertThat(api.at("/components/schemas/" + name).isMissingNode())
                                .as(name)
                                .isFalse());
        operations().forEach((id, operation) -> {
            JsonNode reference = operation.at("/requestBody/content/application~1json/schema/$ref");
            if (reference.isString()) {
                String name = reference.stringValue().replace("#/components/schemas/", "");
                assertThat(api.at("/components/schemas/" + name + "/additionalProperties")
                                .toString())
                        .as(name)
                        .isEqualTo("false");
            }
        });
    }

    @Test
    void the_mint_operation_and_the_form_of_errors_are_word_by_word_what_the_contract_says() throws IOException {
        JsonNode contract = JSON.readTree(getClass().getResourceAsStream("/contract/mint.json"));
        contract.required("schemas").propertyStream().forEach(schema -> assertThat(
                        unordered(api.at("/components/schemas").required(schema.getKey())))
                .as(schema.getKey())
                .isEqualTo(unordered(schema.getValue())));
        assertThat(unordered(api.at("/paths/~1v1~1discovery~1webhooks~1tokens/post")))
                .isEqualTo(unordered(contract.required("operation")));
    }

    @Test
    void the_page_that_shows_it_comes_from_here_alone() {
        Client anonymous = service.anonymous();
        Client.Reply page = anonymous.get("/docs").expect(200);
        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).doesNotContain("http:", "https:", "<script>", "onload");
        for (String asset : List.of("/docs/swagger-ui.css", "/docs/swagger-ui-bundle.js", "/docs/start.js")) {
            assertThat(page.body()).contains(asset.endsWith(".css") ? "href=\"" + asset : "src=\"" + asset);
            anonymous.get(asset).expect(200);
        }
        anonymous.get("/docs/../application.properties").expect(400);
        assertThat(anonymous.get("/docs/nothing.js").expect(404).text("code")).isEqualTo("MTCH-0005");
    }

    /** The same JSON with its members as a map and its lists as sets, since neither order means anything here. */
    private static Object unordered(JsonNode node) {
        if (node.isObject()) {
            return node.propertyStream()
                    .collect(Collectors.toMap(Map.Entry::getKey, member -> unordered(member.getValue())));
        }
        return node.isArray()
                ? node.valueStream().map(OpenApiTest::unordered).collect(Collectors.toSet())
                : node.toString();
    }

    private Map<String, JsonNode> operations() {
        return api.required("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .collect(Collectors.toMap(
                        operation -> operation.required("operationId").asString(), operation -> operation));
    }
}
