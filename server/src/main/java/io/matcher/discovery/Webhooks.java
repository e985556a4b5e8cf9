package io.matcher.discovery;

/** Words that the receiver and its security share. */
final class Webhooks {

    static final String PATH = "/v1/discovery/webhooks";
    static final String RECEIVER = PATH + "/{provider}/{webhookToken}";
    static final String SIGNATURE = "X-Webhook-Signature";

    private Webhooks() {}
}
