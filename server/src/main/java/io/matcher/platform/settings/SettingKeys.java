package io.matcher.platform.settings;

import io.matcher.platform.settings.SettingKey.Scope;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every setting there is, each declared once. */
public final class SettingKeys {

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long TIB = 1L << 40;
    private static final int DAYS_OF_SEVEN_YEARS = 2557;
    private static final Predicate<String> CURRENCY =
            Pattern.compile("[A-Z][A-Z0-9]{1,9}").asMatchPredicate();
    private static final Predicate<String> ORIGIN =
            Pattern.compile("https?://[A-Za-z0-9.\\-\\[\\]:]{1,255}").asMatchPredicate();

    private static final Map<String, SettingKey> ALL = declare();

    private SettingKeys() {}

    /** The settings by name, in the order of their names. */
    public static Map<String, SettingKey> all() {
        return ALL;
    }

    public static Optional<SettingKey> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Map<String, SettingKey> declare() {
        Map<String, SettingKey> keys = new TreeMap<>();
        Stream.of(
                        platform().stream(),
                        tenant().stream(),
                        aggregator("pluggy", List.of("52.67.145.81")).stream(),
                        aggregator("belvo", List.of("3.130.254.46", "18.220.61.186", "18.223.45.212")).stream())
                .flatMap(stream -> stream)
                .forEach(key -> {
                    if (keys.put(key.name(), key) != null) {
                        throw new IllegalStateException("A setting is declared once: " + key.name());
                    }
                });
        return Collections.unmodifiableMap(keys);
    }

    private static List<SettingKey> platform() {
        return List.of(
                limit("server.body_limit_bytes", 1, 128 * MIB, 32 * MIB, "Largest JSON body, in bytes."),
                limit("webhook.body_limit_bytes", 1024, 16 * MIB, MIB, "Largest webhook body, in bytes."),
                limit("ingestion.max_upload_bytes", 1, TIB, 16 * GIB, "Largest uploaded file, in bytes."),
                limit("ingestion.max_expanded_bytes", 1, TIB, 64 * GIB, "Largest file once it is unpacked, in bytes."),
                platform("rate_limit.enabled", new SettingType.Flag(), true, "Whether requests are limited in rate."),
                limit("rate_limit.max", 1, 1_000_000, 6000, "Requests of one user per window."),
                limit("rate_limit.expiry_sec", 1, 86_400, 60, "Window of rate_limit.max, in seconds."),
                limit("rate_limit.admin_max", 1, 1_000_000, 30, "Requests of one user to /system per window."),
                limit("rate_limit.admin_expiry_sec", 1, 86_400, 60, "Window of rate_limit.admin_max, in seconds."),
                limit("rate_limit.webhook_max", 1, 1_000_000, 60_000, "Deliveries of one webhook token per window."),
                limit("rate_limit.webhook_expiry_sec", 1, 86_400, 60, "Window of rate_limit.webhook_max, in seconds."),
                limit("rate_limit.webhook_failed_max", 1, 1_000_000, 120, "Failed proofs of one address per window."),
                limit(
                        "idempotency.retry_window_sec",
                        30,
                        86_400,
                        300,
                        "How long a request may hold its key, in seconds."),
                limit("idempotency.success_ttl_hours", 1, 8760, 168, "How long an answer is replayed, in hours."),
                platform(
                        "rule_suggestions.enabled",
                        new SettingType.Flag(),
                        true,
                        "Whether rules may be suggested at all; each tenant opts in by itself."),
                platform(
                        "cors.allowed_origins",
                        new SettingType.Texts(50, "origins such as https://app.example.com", ORIGIN),
                        List.of(),
                        "Origins whose pages may call the API; none by default."));
    }

    private static List<SettingKey> tenant() {
        return List.of(
                tenant(
                        "currencies.extra",
                        new SettingType.Texts(500, "codes of 2 to 10 capital letters and digits", CURRENCY),
                        List.of(),
                        "Currency codes beyond ISO 4217, such as the assets of a ledger."),
                tenant(
                        "matching.confirm_margin",
                        new SettingType.Whole(0, 100),
                        10L,
                        "By how many points of score a pair must lead its rivals to be confirmed."),
                tenant(
                        "matching.sum_candidates",
                        new SettingType.Whole(1, 10_000),
                        1_000L,
                        "How many transactions may be parts of one sum for it to be searched."),
                tenant(
                        "matching.sum_target_work",
                        new SettingType.Whole(2, 1L << 24),
                        1L << 21,
                        "How many partial sums the search for one sum may build."),
                tenant(
                        "matching.sum_run_work",
                        new SettingType.Whole(2, 1L << 40),
                        1L << 31,
                        "How many partial sums one rule may build in a run."),
                tenant(
                        "matching.sum_confirm_odds",
                        new SettingType.Whole(0, 1_000_000_000),
                        100L,
                        "A unique sum is confirmed only where fewer than one in so many searches would find one by chance; 0 confirms all."),
                tenant(
                        "rule_suggestions.opt_in",
                        new SettingType.Flag(),
                        false,
                        "Whether rules are learnt from this tenant's matches and suggested; nothing leaves the service."),
                tenant(
                        "retention.originals",
                        new SettingType.Whole(1, 36_525),
                        (long) DAYS_OF_SEVEN_YEARS,
                        "How long uploaded files are kept, in days."));
    }

    private static List<SettingKey> aggregator(String vendor, List<String> publishedAddresses) {
        String prefix = "aggregator." + vendor + ".";
        return List.of(
                secret(prefix + "webhook_hmac_secret", "Signs the bodies of webhooks; the strongest proof."),
                secret(prefix + "webhook_authorization", "The Authorization header that webhooks must carry."),
                tenant(
                        prefix + "ip_allowlist",
                        new SettingType.Texts(100, "IP addresses or CIDR blocks", Addresses::isAddressOrBlock),
                        publishedAddresses,
                        "Addresses that webhooks may come from where no stronger proof is set."),
                tenant(
                        prefix + "require_address",
                        new SettingType.Flag(),
                        false,
                        "Whether the address is required beside a signature or header."),
                tenant(
                        prefix + "ack_status",
                        new SettingType.OneOf(new TreeSet<>(List.of(200L, 202L))),
                        202L,
                        "HTTP status that acknowledges a webhook."));
    }

    private static SettingKey limit(String name, long min, long max, long otherwise, String description) {
        return platform(name, new SettingType.Whole(min, max), otherwise, description);
    }

    private static SettingKey platform(String name, SettingType type, Object otherwise, String description) {
        return new SettingKey(name, Scope.PLATFORM, type, otherwise, false, description);
    }

    private static SettingKey tenant(String name, SettingType type, @Nullable Object otherwise, String description) {
        return new SettingKey(name, Scope.TENANT, type, otherwise, false, description);
    }

    private static SettingKey secret(String name, String description) {
        return new SettingKey(name, Scope.TENANT, new SettingType.Text(8, 1024), null, true, description);
    }
}
