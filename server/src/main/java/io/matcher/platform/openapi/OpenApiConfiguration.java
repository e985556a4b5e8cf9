package io.matcher.platform.openapi;

import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** What the description says of the API as a whole. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    /** The version of the contract that we serve; our own build has another, see {@code GET /version}. */
    private static final String CONTRACT_VERSION = "4.1.0";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .replaceWithSchema(JsonNode.class, new JsonSchema());
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Matcher APIs")
                        .description("Matches transactions between a ledger and the systems around it, and says of each"
                                + " one what it was matched with and why, or what is wrong with it.")
                        .version(CONTRACT_VERSION))
                .servers(List.of(new Server().url("/").description("The service that serves this description")))
                .security(List.of())
                .components(new Components()
                        .addSecuritySchemes(
                                ApiDescription.BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("Bearer token authentication (format: \"Bearer {token}\")")));
    }

    /**
     * Nobody waits at start for a description that nobody has asked for. The converters of types put themselves in a list when they
     * are made, and nothing else asks for them, so they are made at once.
     */
    @Bean
    static BeanFactoryPostProcessor lazyDescription() {
        return beans -> Arrays.stream(beans.getBeanDefinitionNames())
                .filter(name -> !name.toLowerCase(Locale.ROOT).contains("converter"))
                .map(beans::getBeanDefinition)
                .filter(bean -> String.valueOf(bean.getFactoryBeanName()).startsWith("org.springdoc")
                        || String.valueOf(bean.getBeanClassName()).startsWith("org.springdoc"))
                .forEach(bean -> bean.setLazyInit(true));
    }
}
