package io.matcher.platform.http;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Refusal;
import java.util.List;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says where a JSON body is at fault, without repeating a value that might be a secret. */
final class BodyFaults {

    private BodyFaults() {}

    static Refusal of(HttpMessageNotReadableException unreadable) {
        Throwable cause = unreadable.getCause();
        if (cause == null) {
            return refusal(Fault.at("body", "is missing"));
        }
        if (TooLargeException.isBehind(unreadable)) {
            return Refusal.of(ErrorCode.TOO_LARGE, "The body is larger than the limit");
        }
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                refusal(Fault.at(location(unknown), "is not a member of this request"));
            case InvalidFormatException format ->
                refusal(Fault.at(location(format), "is not " + expected(format.getTargetType())));
            case MismatchedInputException mismatch ->
                refusal(Fault.at(location(mismatch), "is not " + expected(mismatch.getTargetType())));
            case StreamConstraintsException beyond ->
                refusal(Fault.at(
                        "body", "goes beyond the limits of JSON that we read: " + beyond.getOriginalMessage()));
            case JacksonException malformed -> refusal(Fault.at("body", malformed(malformed)));
            default -> refusal(Fault.at("body", "can not be read"));
        };
    }

    private static Refusal refusal(Fault fault) {
        return new Refusal(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: " + fault.location() + " " + fault.message(),
                List.of(fault));
    }

    private static String malformed(JacksonException malformed) {
        boolean duplicate = malformed.getOriginalMessage().startsWith("Duplicate");
        String what = duplicate ? "names a member twice" : "is not well-formed JSON";
        return malformed.getLocation() == null
                ? what
                : what + ", at line " + malformed.getLocation().getLineNr() + " column "
                        + malformed.getLocation().getColumnNr();
    }

    private static String location(JacksonException at) {
        StringBuilder location = new StringBuilder("body");
        at.getPath().forEach(step -> {
            if (step.getPropertyName() == null) {
                location.append('[').append(step.getIndex()).append(']');
            } else {
                location.append('.').append(step.getPropertyName());
            }
        });
        return location.toString();
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "of the expected type";
        }
        if (type.isEnum()) {
            return "one of the values that this member takes";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number that fits";
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return "an array";
        }
        return type == java.util.UUID.class ? "a UUID" : "of the expected form";
    }
}
