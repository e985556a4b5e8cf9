package io.matcher.discovery.pull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The aggregators whose webhooks and lists we understand. */
public enum Vendor implements Provider {
    @JsonProperty("pluggy")
    PLUGGY,
    @JsonProperty("belvo")
    BELVO;

    /** The name in paths and bodies: {@code pluggy} or {@code belvo}. */
    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The vendor of that name; empty when there is none. */
    public static Optional<Vendor> ofWire(String name) {
        return Arrays.stream(values())
                .filter(vendor -> vendor.wire().equals(name))
                .findFirst();
    }
}
