package io.matcher.platform.http;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Refusal;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says which member of a request broke which constraint, by the name the client knows. */
final class ValidationFaults {

    private ValidationFaults() {}

    static List<Fault> of(MethodArgumentNotValidException invalid) {
        Class<?> type =
                Objects.requireNonNull(invalid.getBindingResult().getTarget()).getClass();
        return invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> fault(type, error))
                .toList();
    }

    static List<Fault> of(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .flatMap(result -> result instanceof ParameterErrors errors
                        ? errors.getFieldErrors().stream()
                                .map(error -> fault(result.getMethodParameter().getParameterType(), error))
                        : result.getResolvableErrors().stream()
                                .map(error -> new Fault(
                                        location(result.getMethodParameter()),
                                        String.valueOf(error.getDefaultMessage()),
                                        shown(result.getArgument()))))
                .toList();
    }

    static Refusal of(MethodArgumentTypeMismatchException mistyped) {
        String location = location(mistyped.getParameter());
        ErrorCode code = location.equals("path.contextId") || location.equals("query.contextId")
                ? ErrorCode.INVALID_CONTEXT_ID
                : ErrorCode.INVALID_REQUEST;
        String expected = mistyped.getRequiredType() == UUID.class ? "is not a UUID" : "is not of the expected type";
        return new Refusal(
                code,
                "The request is invalid: " + location + " " + expected,
                List.of(new Fault(location, expected, shown(mistyped.getValue()))));
    }

    private static Fault fault(Class<?> type, FieldError error) {
        return new Fault("body." + wirePath(type, error.getField()), String.valueOf(error.getDefaultMessage()), null);
    }

    /** Follows a path of Java names such as {@code sources[0].name} and gives the names of the wire. */
    private static String wirePath(Type type, String javaPath) {
        StringBuilder wire = new StringBuilder();
        Type at = type;
        for (String step : javaPath.split("\\.", -1)) {
            String name = step.contains("[") ? step.substring(0, step.indexOf('[')) : step;
            RecordComponent component = component(at, name);
            wire.append(wire.isEmpty() ? "" : ".")
                    .append(component == null ? name : WireNames.of(component))
                    .append(step.substring(name.length()));
            at = component == null ? Object.class : elementType(component.getGenericType());
        }
        return wire.toString();
    }

    private static @Nullable RecordComponent component(Type type, String name) {
        return type instanceof Class<?> raw && raw.isRecord()
                ? Arrays.stream(raw.getRecordComponents())
                        .filter(component -> component.getName().equals(name))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static Type elementType(Type type) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : type;
    }

    private static String location(MethodParameter parameter) {
        String kind = parameter.hasParameterAnnotation(PathVariable.class)
                ? "path"
                : parameter.hasParameterAnnotation(RequestHeader.class) ? "header" : "query";
        return kind + "."
                + Stream.of(nameIn(parameter), parameter.getParameterName())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("?");
    }

    private static @Nullable String nameIn(MethodParameter parameter) {
        var query = parameter.getParameterAnnotation(org.springframework.web.bind.annotation.RequestParam.class);
        if (query != null && !query.name().isEmpty()) {
            return query.name();
        }
        PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
        return path != null && !path.name().isEmpty() ? path.name() : null;
    }

    private static @Nullable Object shown(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        String text = value.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
