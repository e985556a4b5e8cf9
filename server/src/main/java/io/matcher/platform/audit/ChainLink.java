package io.matcher.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One link of a tenant's audit chain: {@code record_hash = SHA-256(prev_hash ‖ canonical)}.
 *
 * <p>canonical is the compact JSON object with exactly the members {@code id, tenant_id, tenant_seq, entity_type, entity_id, action,
 * actor_id, changes, created_at, hash_version} in this order; {@code <}, {@code >}, {@code &}, U+2028 and U+2029 are escaped; the
 * instant is UTC to the microsecond without trailing zeros. The chain begins at sequence 1 with 32 zero bytes.
 *
 * @param sequence the place in the tenant's chain, from 1
 * @param previousHash in hexadecimal, as is {@code recordHash}
 */
record ChainLink(long sequence, String previousHash, String recordHash) {

    static final short HASH_VERSION = 1;
    private static final int HASH_BYTES = 32;
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    /** The link before the first. */
    static ChainLink genesis() {
        String zeros = HexFormat.of().formatHex(new byte[HASH_BYTES]);
        return new ChainLink(0, zeros, zeros);
    }

    /** The link that follows this one and holds the row. */
    ChainLink next(AuditRow row) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(recordHash));
        digest.update(canonical(row, sequence + 1).getBytes(StandardCharsets.UTF_8));
        return new ChainLink(sequence + 1, recordHash, HexFormat.of().formatHex(digest.digest()));
    }

    static String canonical(AuditRow row, long sequence) {
        return "{\"id\":\"" + row.id() + "\",\"tenant_id\":\"" + row.tenantId() + "\",\"tenant_seq\":" + sequence
                + ",\"entity_type\":" + quoted(row.entityType()) + ",\"entity_id\":\"" + row.entityId()
                + "\",\"action\":" + quoted(row.action()) + ",\"actor_id\":" + quoted(row.actorId())
                + ",\"changes\":" + escaped(row.changes()) + ",\"created_at\":\"" + instant(row.createdAt())
                + "\",\"hash_version\":" + HASH_VERSION + "}";
    }

    private static String instant(Instant instant) {
        return INSTANT.format(instant.truncatedTo(ChronoUnit.MICROS));
    }

    private static String quoted(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> quoted.append(c < ' ' ? "\\u%04x".formatted(c) : String.valueOf((char) c));
            }
        });
        return escaped(quoted.append('"').toString());
    }

    /** Escapes within JSON text what may only stand inside its strings. */
    private static String escaped(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
