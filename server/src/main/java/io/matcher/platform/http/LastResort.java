package io.matcher.platform.http;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns what fails in a filter, where no advice listens, into a problem: an outage while a caller is verified, or a defect. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class LastResort extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private final Problems problems;

    LastResort(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityHeaders.apply(response);
        try {
            chain.doFilter(request, response);
        } catch (CannotCreateTransactionException
                | CannotGetJdbcConnectionException
                | TransientDataAccessException outage) {
            LOG.warn("The database did not serve a request", outage);
            problems.write(
                    request, response, Refusal.of(ErrorCode.UNAVAILABLE, "The database can not be reached; try again"));
        } catch (RuntimeException | ServletException | IOException failure) {
            end(request, response, failure);
        }
    }

    private void end(HttpServletRequest request, HttpServletResponse response, Exception failure) throws IOException {
        if (ClientGone.is(failure)) {
            LOG.debug("The client hung up");
            return;
        }
        LOG.error("A defect, or an outage that nobody expected", failure);
        problems.write(request, response, Refusal.of(ErrorCode.INTERNAL, "An unexpected error occurred"));
    }
}
