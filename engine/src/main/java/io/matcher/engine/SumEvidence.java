package io.matcher.engine;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about rows that were targets and found no parts: the last certificate, and what a key's rows lack. */
final class SumEvidence {

    private final Map<Long, SumCertificate> certificates = new HashMap<>();
    private final Map<Long, BigDecimal> missing = new HashMap<>();

    private static long key(Side side, int row) {
        return ((long) row << 1) | (side == Side.LEFT ? 0 : 1);
    }

    void certify(SumCertificate certificate) {
        certificates.put(key(certificate.target(), certificate.row()), certificate);
    }

    void miss(Side side, int row, BigDecimal amount) {
        missing.put(key(side, row), amount);
    }

    @Nullable
    SumCertificate certificate(Side side, int row) {
        return certificates.get(key(side, row));
    }

    @Nullable
    BigDecimal missing(Side side, int row) {
        return missing.get(key(side, row));
    }
}
