package io.matcher.platform.http;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Bodies are JSON, read by {@link StrictJson} alone: a reader of YAML or XML that some library brings along would know none of its
 * limits. An answer has the type of its operation, whatever the client would rather have.
 */
@Configuration(proxyBeanMethods = false)
class JsonOnly implements WebMvcConfigurer {

    private static final List<String> UNWANTED = List.of("yaml", "xml", "cbor", "smile", "x-www-form-urlencoded");

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON, MediaType.ALL);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(list -> list.removeIf(
                converter -> converter.getSupportedMediaTypes().stream().anyMatch(JsonOnly::isUnwanted)));
    }

    private static boolean isUnwanted(MediaType type) {
        return UNWANTED.stream().anyMatch(name -> type.getSubtype().contains(name));
    }
}
