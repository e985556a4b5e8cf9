package io.matcher.platform.http.limits;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.RefusedException;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Refuses a JSON body that holds what no column can, naming the member. */
@ControllerAdvice
class StorableBody extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        StorableText.fault("body", body).ifPresent(fault -> {
            throw RefusedException.of(
                    ErrorCode.INVALID_REQUEST,
                    "The request is invalid: " + fault.location() + " " + fault.message(),
                    fault);
        });
        return body;
    }
}
