package io.matcher.ingestion;

import io.matcher.contexts.SourceConfigCheck.Unusable;
import io.matcher.formats.DateOrder;
import io.matcher.formats.DecimalStyle;
import io.matcher.formats.Format;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Formats;
import io.matcher.formats.ReadingRules;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The members of a source's config that say how its files are read. */
record ReadingConfig(JsonNode json) {

    /** A member can not be used. */
    static final class UnusableMember extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String key;

        UnusableMember(String key, String message) {
            super(message, null, false, false);
            this.key = key;
        }

        Unusable fault() {
            return new Unusable(key, String.valueOf(getMessage()));
        }
    }

    /** Every member that can not be used. */
    List<Unusable> faults(Set<String> extraCurrencies) {
        List<Unusable> faults = new ArrayList<>();
        List<Runnable> readings = List.of(
                this::timeZone,
                this::decimalStyle,
                this::dateOrder,
                this::datePattern,
                () -> defaultCurrency(extraCurrencies),
                this::encoding,
                this::delimiter,
                this::format,
                this::sheet,
                this::onDuplicate);
        for (Runnable reading : readings) {
            try {
                reading.run();
            } catch (UnusableMember unusable) {
                faults.add(unusable.fault());
            }
        }
        return faults;
    }

    ReadingRules rules(Set<String> extraCurrencies) {
        return new ReadingRules(
                timeZone(),
                decimalStyle(),
                dateOrder(),
                datePattern(),
                extraCurrencies,
                defaultCurrency(extraCurrencies));
    }

    FormatOptions options(long maxExpandedBytes) {
        FormatOptions options = new FormatOptions(encoding(), delimiter(), maxExpandedBytes);
        String sheet = sheet();
        return sheet == null ? options : options.withSheet(sheet);
    }

    OnDuplicate onDuplicate() {
        OnDuplicate said = text("onDuplicate", oneOf(OnDuplicate.class));
        return said == null ? OnDuplicate.IGNORE : said;
    }

    /** The format of the source's files; null where each upload may bring another. */
    @Nullable
    Format format() {
        return text("format", key -> Formats.standard()
                .byKey(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "it is one of " + String.join(", ", Formats.standard().keys()))));
    }

    /** The key of {@link #format}; null for none. */
    @Nullable
    String formatKey() {
        Format said = format();
        return said == null ? null : said.key();
    }

    /** Upper case; null for none. */
    @Nullable
    String defaultCurrency(Set<String> extraCurrencies) {
        return text("defaultCurrency", text -> {
            String code = text.toUpperCase(Locale.ROOT);
            ReadingRules.DEFAULT.withExtraCurrencies(extraCurrencies).withDefaultCurrency(code);
            return code;
        });
    }

    private ZoneId timeZone() {
        ZoneId said = text("timeZone", ZoneId::of);
        return said == null ? ZoneOffset.UTC : said;
    }

    private @Nullable DecimalStyle decimalStyle() {
        return text("decimalStyle", oneOf(DecimalStyle.class));
    }

    private @Nullable DateOrder dateOrder() {
        return text("dateOrder", oneOf(DateOrder.class));
    }

    private @Nullable String datePattern() {
        return text("datePattern", pattern -> {
            ReadingRules.DEFAULT.withDatePattern(pattern);
            return pattern;
        });
    }

    private @Nullable Charset encoding() {
        return text("encoding", ReadingConfig::charset);
    }

    private @Nullable Character delimiter() {
        return text("delimiter", text -> {
            if (text.length() != 1) {
                throw new IllegalArgumentException("the delimiter is one character");
            }
            new FormatOptions(null, text.charAt(0), 1);
            return text.charAt(0);
        });
    }

    /** The sheet of a workbook that holds the rows; null for its first. */
    private @Nullable String sheet() {
        return text("sheet", name -> {
            new FormatOptions(null, null, 1).withSheet(name);
            return name;
        });
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "it is not the name of an encoding, such as UTF-8 or ISO-8859-1", unknown);
        }
    }

    /** The member read as what it stands for; null when it is not there. */
    private <T> @Nullable T text(String key, Function<String, T> read) {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new UnusableMember(key, "is not a string");
        }
        try {
            return read.apply(value.stringValue());
        } catch (IllegalArgumentException | DateTimeException unusable) {
            throw new UnusableMember(key, "can not be used: " + unusable.getMessage());
        }
    }

    private static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it is one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
