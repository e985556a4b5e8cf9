package io.matcher.platform.http.limits;

import io.matcher.platform.http.Problems;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a query string that does not decode to text that can be stored, before anybody has guessed at its meaning. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class QueryText extends OncePerRequestFilter {

    private final Problems problems;

    QueryText(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Fault> fault = fault(request.getQueryString());
        if (fault.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        problems.write(
                request,
                response,
                new Refusal(
                        ErrorCode.INVALID_REQUEST,
                        "The request is invalid: " + fault.get().location() + " "
                                + fault.get().message(),
                        List.of(fault.get())));
    }

    private static Optional<Fault> fault(@Nullable String query) {
        return Stream.ofNullable(query)
                .flatMap(text -> Arrays.stream(text.split("&", -1)))
                .flatMap(parameter -> fault(parameter.split("=", 2)).stream())
                .findFirst();
    }

    private static Optional<Fault> fault(String[] parameter) {
        Optional<String> name = PercentText.decode(parameter[0]).filter(StorableText::isStorable);
        if (name.isEmpty()) {
            return Optional.of(Fault.at("query", "has a name that is not text in UTF-8"));
        }
        Optional<String> value =
                PercentText.decode(parameter.length == 2 ? parameter[1] : "").filter(StorableText::isStorable);
        return value.isPresent()
                ? Optional.empty()
                : Optional.of(Fault.at("query." + name.get(), "is not text in UTF-8 without U+0000"));
    }
}
