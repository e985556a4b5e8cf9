package io.matcher.platform.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.matcher.platform.http.WireNames;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A component of a record that may not be null is a required member: the code says so already, and no annotation need repeat it. */
@Component
class RecordSchemas implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public boolean isOpenapi31() {
        return true;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        Class<?> raw = raw(type);
        if (resolved != null && raw != null && raw.isRecord()) {
            require(model(resolved, context), raw);
        }
        return resolved;
    }

    private static @Nullable Class<?> raw(AnnotatedType type) {
        JavaType java =
                type.getType() == null ? null : TypeFactory.defaultInstance().constructType(type.getType());
        return java == null ? null : java.getRawClass();
    }

    private static @Nullable Schema<?> model(Schema<?> resolved, ModelConverterContext context) {
        String reference = resolved.get$ref();
        return reference == null || !reference.startsWith(REFERENCE)
                ? resolved
                : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
    }

    private static void require(@Nullable Schema<?> model, Class<?> raw) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        Set<String> required = new LinkedHashSet<>(model.getRequired() == null ? List.of() : model.getRequired());
        Arrays.stream(raw.getRecordComponents())
                .filter(component -> !isNullable(component))
                .map(WireNames::of)
                .filter(model.getProperties()::containsKey)
                .forEach(required::add);
        model.setRequired(required.stream().sorted().toList());
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
