package io.matcher.platform.openapi;

import io.matcher.platform.security.Operations;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Says of every operation what no controller has to repeat: who may call it, and what its errors look like. */
@Component
class ApiDescription implements GlobalOpenApiCustomizer {

    static final String BEARER = "BearerAuth";

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::complete));
        DetailSchemas.all().forEach(api.getComponents()::addSchemas);
        api.getComponents().getSchemas().values().forEach(ApiDescription::modernise);
    }

    private static void complete(Operation operation) {
        operation.setSecurity(
                Operations.isOpen(operation.getOperationId())
                        ? List.of()
                        : List.of(new SecurityRequirement().addList(BEARER)));
        ApiResponses responses = new ApiResponses();
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                responses.addApiResponse(status, response);
            }
        });
        responses.addApiResponse(ApiResponses.DEFAULT, error());
        operation.setResponses(responses);
    }

    private static ApiResponse error() {
        return new ApiResponse()
                .description("Error")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(DetailSchemas.reference("Detail"))));
    }

    /** OpenAPI 3.1 has a list of examples where 3.0 had one; and what a schema does not name is not taken. */
    private static void modernise(Schema<?> schema) {
        if (schema.getExample() != null) {
            Schema<Object> open = open(schema);
            open.setExamples(List.of(Objects.requireNonNull(schema.getExample())));
            open.setExample(null);
            open.setExampleSetFlag(false);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(ApiDescription::modernise);
            if (schema.getAdditionalProperties() == null) {
                schema.setAdditionalProperties(false);
            }
        }
        if (schema.getItems() != null) {
            modernise(schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            modernise(values);
        }
    }

    @SuppressWarnings(
            "unchecked") // Examples may be of any type; the type parameter of a schema promises nothing about them.
    private static Schema<Object> open(Schema<?> schema) {
        return (Schema<Object>) schema;
    }
}
