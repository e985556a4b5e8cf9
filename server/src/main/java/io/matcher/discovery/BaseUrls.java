package io.matcher.discovery;

import io.matcher.platform.http.outbound.AddressPolicy;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides, when it is written, whether a base URL may ever be called. A refusal never repeats the URL, which may hold a password. */
@Component
public class BaseUrls {

    private final AddressPolicy policy;

    BaseUrls(AddressPolicy policy) {
        this.policy = policy;
    }

    /** The URL, or a refusal that names {@code body.baseUrl}. */
    Outcome<URI> accept(String text) {
        return accept("body.baseUrl", text);
    }

    /** The URL, or a refusal that names the member of the body that holds it. */
    public Outcome<URI> accept(String location, String text) {
        URI url = parse(text);
        Optional<String> fault = url == null ? Optional.of("is not a URL") : fault(url);
        if (url == null || fault.isPresent()) {
            return refused(location, fault.orElse("is not a URL"));
        }
        return Outcome.done(url);
    }

    private static Outcome<URI> refused(String location, String fault) {
        return Outcome.refused(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: " + location + " " + fault,
                Fault.at(location, fault));
    }

    private Optional<String> fault(URI url) {
        if (url.getHost() == null || url.getScheme() == null || url.isOpaque()) {
            return Optional.of("is not a URL with a host");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            return Optional.of("has a user, query or fragment, which a base URL must not have");
        }
        if (!url.equals(url.normalize())) {
            return Optional.of("has dot segments in its path");
        }
        return policy.objectionTo(url);
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
