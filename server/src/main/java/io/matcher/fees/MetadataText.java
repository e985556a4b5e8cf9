package io.matcher.fees;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads metadata as fee rules compare it. */
final class MetadataText {

    /** A number written with more zeros than this is compared as it was written, since written out it would fill the memory. */
    private static final int MOST_ZEROS = 40;

    private MetadataText() {}

    /** The value of a member as text, a number without needless zeros; null where it has none, or holds more than one value. */
    static @Nullable String of(JsonNode metadata, String field) {
        JsonNode value = metadata.get(field);
        if (value == null || !value.isValueNode() || value.isNull()) {
            return null;
        }
        return value.isNumber() ? plain(value.decimalValue()) : value.asString();
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return Math.abs(stripped.scale()) > MOST_ZEROS ? number.toString() : stripped.toPlainString();
    }
}
