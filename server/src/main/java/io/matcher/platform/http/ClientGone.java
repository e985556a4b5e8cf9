package io.matcher.platform.http;

import java.io.IOException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Tells a client that hung up from a fault of ours. */
final class ClientGone {

    private ClientGone() {}

    static boolean is(Throwable failure) {
        if (failure instanceof AsyncRequestNotUsableException) {
            return true;
        }
        if (failure instanceof IOException io) {
            String name = io.getClass().getSimpleName();
            String text = String.valueOf(io.getMessage());
            return name.equals("ClientAbortException")
                    || text.contains("Broken pipe")
                    || text.contains("Connection reset");
        }
        return failure.getCause() != null && is(failure.getCause());
    }
}
