package io.matcher.discovery;

/** Placeholder of the path until the receiver lands in the next commit. */
final class ReceiverController {
    static final String PATH = "/v1/discovery/webhooks";

    private ReceiverController() {}
}
