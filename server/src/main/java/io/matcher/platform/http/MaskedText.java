package io.matcher.platform.http;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import java.util.regex.Pattern;

/**
 * Masks tokens in every line that is logged, stack traces included. Nothing of ours logs one; this is for what libraries say about
 * requests they do not understand.
 */
public final class MaskedText extends CompositeConverter<ILoggingEvent> {

    private static final Pattern PREFIXED = Pattern.compile("(?i)(m(?:wt|cb)_)[A-Za-z0-9_%~.-]+");
    private static final Pattern RECEIVER = Pattern.compile("(?i)(webhooks/[^/\\s\\]{}]+/)(?!\\{)[^\\s\\]\"',;]+");
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?");

    /** The text without what might be a token. */
    static String mask(String text) {
        String masked = text;
        if (text.contains("_")) {
            masked = PREFIXED.matcher(masked).replaceAll("$1***");
        }
        if (text.contains("ebhooks/")) {
            masked = RECEIVER.matcher(masked).replaceAll("$1***");
        }
        return text.contains("eyJ") ? JWT.matcher(masked).replaceAll("eyJ***") : masked;
    }

    @Override
    protected String transform(ILoggingEvent event, String text) {
        return mask(text);
    }
}
