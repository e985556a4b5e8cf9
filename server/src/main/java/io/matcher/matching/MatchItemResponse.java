package io.matcher.matching;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * One transaction of a group as clients see it.
 *
 * @param contribution what the transaction brings into the group, with its sign; the same as {@code allocatedAmount}
 */
record MatchItemResponse(
        UUID id,
        UUID matchGroupId,
        UUID transactionId,
        int transactionVersion,
        String side,
        String amount,
        String currency,
        String contribution,
        String allocatedAmount,
        String allocatedCurrency,
        String expectedAmount,
        boolean allowPartial,
        Instant createdAt,
        Instant updatedAt) {

    static MatchItemResponse of(MatchGroup group, MatchGroup.Item item) {
        String allocated = decimal(item.allocated());
        String expected = decimal(item.expected());
        return new MatchItemResponse(
                id(item),
                group.id(),
                item.transactionId(),
                item.version(),
                item.side(),
                expected,
                item.currency(),
                allocated,
                allocated,
                item.currency(),
                expected,
                item.allocated().compareTo(item.expected()) != 0,
                group.createdAt(),
                group.updatedAt());
    }

    /** An item is known by its group and its place; its id is made of both and thus stays the same. */
    private static UUID id(MatchGroup.Item item) {
        byte[] name = ByteBuffer.allocate(20)
                .putLong(item.groupId().getMostSignificantBits())
                .putLong(item.groupId().getLeastSignificantBits())
                .putInt(item.seq())
                .array();
        return UUID.nameUUIDFromBytes(name);
    }

    static String decimal(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
