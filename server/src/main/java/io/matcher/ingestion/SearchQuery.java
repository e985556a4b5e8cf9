package io.matcher.ingestion;

import io.matcher.platform.tenancy.TenantId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A {@link Search} as SQL. Each condition is one that an index can serve under row-level security, or is looked at afterwards; see
 * {@code docs/decisions} on searching text.
 */
final class SearchQuery {

    private static final String DATE = "coalesce(t.occurred_at, t.booking_date::timestamp at time zone 'UTC')";
    private static final int SCALE = 8;
    private static final int DAYS_BETWEEN_ZONES = 2;
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

    private final StringBuilder where = new StringBuilder();
    private final List<Object> params = new ArrayList<>();
    private String from = "transactions t" + TransactionStore.WITH_STATE;

    SearchQuery(TenantId tenant, UUID contextId, List<UUID> sources, Search search) {
        and("t.tenant_id = ?", tenant.value());
        and("t.context_id = ?", contextId);
        if (search.status() != null) {
            status(search.status(), contextId);
        }
        if (search.reference() != null) {
            and("t.source_id = any (?)", (Object) sources.toArray(UUID[]::new));
            and("t.external_id = ?", search.reference());
        }
        if (search.sourceId() != null) {
            and("t.source_id = ?", search.sourceId());
        }
        if (search.currency() != null) {
            and("t.currency = ?", search.currency());
        }
        if (search.amountMin() != null) {
            amount(search.amountMin(), ">=", RoundingMode.CEILING);
        }
        if (search.amountMax() != null) {
            amount(search.amountMax(), "<=", RoundingMode.FLOOR);
        }
        if (search.dateFrom() != null) {
            date(search.dateFrom(), ">=", -DAYS_BETWEEN_ZONES);
        }
        if (search.dateTo() != null) {
            date(search.dateTo(), "<=", DAYS_BETWEEN_ZONES);
        }
        if (search.text() != null) {
            String pattern = "%"
                    + search.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
            and("(t.external_id ilike ? or t.description ilike ? or t.reference ilike ?)", pattern, pattern, pattern);
        }
    }

    private void status(TransactionStatus status, UUID contextId) {
        if (status == TransactionStatus.MATCHED) {
            and("o.transaction_id is null");
        } else {
            from =
                    "transactions t join open_items o on o.context_id = t.context_id and o.transaction_id = t.id and o.tenant_id = t.tenant_id ";
            and("o.context_id = ?", contextId);
            and("o.status = '" + status + "'");
        }
    }

    /** By the scaled copy, which an index serves, and by the amount itself where that copy is at the end of its range. */
    private void amount(BigDecimal bound, String operator, RoundingMode inwards) {
        BigInteger scaled = bound.setScale(SCALE, inwards).unscaledValue();
        and("t.amount_scaled " + operator + " ?", scaled.min(MOST).max(LEAST).longValue());
        if (scaled.compareTo(MOST) >= 0 || scaled.compareTo(LEAST) <= 0) {
            and("t.amount " + operator + " ?", bound);
        }
    }

    /** By the booking date, which may be a day off the instant in UTC, and then by the date that clients see. */
    private void date(Instant bound, String operator, int days) {
        LocalDate day = LocalDate.ofInstant(bound, ZoneOffset.UTC).plusDays(days);
        and("t.booking_date " + operator + " ?", day);
        and(DATE + " " + operator + " ?", bound.atOffset(ZoneOffset.UTC));
    }

    private void and(String condition, Object... values) {
        where.append(where.isEmpty() ? " where " : " and ").append(condition);
        params.addAll(List.of(values));
    }

    /** The rows, the newest first. */
    String rows(Search search) {
        return "select " + TransactionStore.COLUMNS + " from " + from + where + " order by t.id desc limit "
                + search.limit() + " offset " + search.offset();
    }

    /** Their number, up to one more than is counted. */
    String count(int most) {
        return "select count(*) from (select from " + from + where + " limit " + (most + 1) + ") counted";
    }

    List<Object> params() {
        return params;
    }
}
