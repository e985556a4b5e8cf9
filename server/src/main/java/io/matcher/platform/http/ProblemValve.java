package io.matcher.platform.http;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

/** Answers with a problem where Tomcat would write a page of its own: what it could not read never reached our filters. */
public final class ProblemValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);
    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Refusal refusal = refusal(status);
        byte[] body = StrictJson.mapper()
                .writeValueAsString(Problem.of(refusal, RequestId.of(request)))
                .getBytes(StandardCharsets.UTF_8);
        try {
            response.setStatus(refusal.code().status());
            SecurityHeaders.apply(response);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("The client hung up before it got its problem");
        }
    }

    private static Refusal refusal(int status) {
        return switch (status) {
            case 404 -> Refusal.of(ErrorCode.NOT_FOUND, "No operation lives at this path");
            case 405 -> Refusal.of(ErrorCode.METHOD_NOT_ALLOWED, "This method is not served");
            case 413 -> Refusal.of(ErrorCode.TOO_LARGE, "The request is larger than the limit");
            case 503 -> Refusal.of(ErrorCode.UNAVAILABLE, "The service can not answer now; try again");
            default ->
                status < 500 || status == 501 || status == 505
                        ? Refusal.of(ErrorCode.INVALID_REQUEST, "The request is not HTTP as it should be")
                        : Refusal.of(ErrorCode.INTERNAL, "An unexpected error occurred");
        };
    }
}
