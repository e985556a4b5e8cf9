package io.matcher.platform.http;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Refusal;
import io.matcher.platform.outcome.RefusedException;
import io.matcher.platform.storage.StorageUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever went wrong into a problem. A refusal says what to mend; a defect says nothing but its request id. */
@RestControllerAdvice
public class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Problem> refused(RefusedException refused, HttpServletRequest request) {
        return answer(refused.refusal(), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return answer(BodyFaults.of(unreadable), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(MethodArgumentNotValidException invalid, HttpServletRequest request) {
        return answer(invalid(ValidationFaults.of(invalid)), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(HandlerMethodValidationException invalid, HttpServletRequest request) {
        return answer(invalid(ValidationFaults.of(invalid)), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(ConstraintViolationException invalid, HttpServletRequest request) {
        List<Fault> faults = invalid.getConstraintViolations().stream()
                .map(violation -> new Fault(violation.getPropertyPath().toString(), violation.getMessage(), null))
                .toList();
        return answer(invalid(faults), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> mistyped(MethodArgumentTypeMismatchException mistyped, HttpServletRequest request) {
        return answer(ValidationFaults.of(mistyped), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooLarge(MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        return answer(Refusal.of(ErrorCode.TOO_LARGE, "The upload is larger than the limit"), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooLarge(TooLargeException tooLarge, HttpServletRequest request) {
        return answer(Refusal.of(ErrorCode.TOO_LARGE, String.valueOf(tooLarge.getMessage())), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> storage(StorageUnavailableException outage, HttpServletRequest request) {
        LOG.warn("The storage did not serve a request", outage);
        return answer(Refusal.of(ErrorCode.STORAGE_UNAVAILABLE, "The storage can not be used; try again"), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> mediaType(HttpMediaTypeNotSupportedException wrong, HttpServletRequest request) {
        return answer(
                Refusal.of(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "This operation takes "
                                + wrong.getSupportedMediaTypes().stream()
                                        .map(MediaType::toString)
                                        .reduce((a, b) -> a + ", " + b)
                                        .orElse("another media type")),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> method(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
        ResponseEntity<Problem> answer = answer(
                Refusal.of(ErrorCode.METHOD_NOT_ALLOWED, "This path does not take " + wrong.getMethod()), request);
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(answer.getHeaders());
        headers.setAllow(java.util.Objects.requireNonNullElse(wrong.getSupportedHttpMethods(), java.util.Set.of()));
        return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
    }

    @ExceptionHandler
    ResponseEntity<Problem> noRoute(NoResourceFoundException none, HttpServletRequest request) {
        return answer(Refusal.of(ErrorCode.NOT_FOUND, "No operation lives at this path"), request);
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        CannotGetJdbcConnectionException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<Problem> outage(Exception outage, HttpServletRequest request) {
        LOG.warn("The database did not serve a request", outage);
        return answer(Refusal.of(ErrorCode.UNAVAILABLE, "The database can not be reached; try again"), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> anything(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(clientError(known), request);
        }
        if (ClientGone.is(failure)) {
            LOG.debug("The client hung up");
            return null;
        }
        LOG.error("A defect, or an outage that nobody expected", failure);
        return answer(Refusal.of(ErrorCode.INTERNAL, "An unexpected error occurred"), request);
    }

    private static Refusal clientError(ErrorResponse known) {
        String detail = known.getBody().getDetail();
        ErrorCode code =
                switch (known.getStatusCode().value()) {
                    case 404 -> ErrorCode.NOT_FOUND;
                    case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
                    case 413 -> ErrorCode.TOO_LARGE;
                    case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
                    default -> ErrorCode.INVALID_REQUEST;
                };
        return Refusal.of(
                code, detail == null ? code.name().toLowerCase(Locale.ROOT).replace('_', ' ') : detail);
    }

    private static Refusal invalid(List<Fault> faults) {
        String first = faults.isEmpty()
                ? ""
                : ": " + faults.getFirst().location() + " " + faults.getFirst().message();
        return new Refusal(ErrorCode.INVALID_REQUEST, "The request is invalid" + first, faults);
    }

    private static ResponseEntity<Problem> answer(Refusal refusal, HttpServletRequest request) {
        return ResponseEntity.status(refusal.code().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(refusal, RequestId.of(request)));
    }
}
