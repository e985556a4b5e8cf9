package io.matcher.matching;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Packs what a run decided from into lots of bytes, and unpacks them: of a candidate its id, its version and the amount that was open;
 * of a pair that was ruled out its two rows.
 */
final class CandidateList {

    /** How many entries a lot holds, which bounds it to about two megabytes. */
    static final int LOT = 50_000;

    private CandidateList() {}

    /** Receives a candidate. */
    @FunctionalInterface
    interface Candidates {
        void candidate(UUID transactionId, int version, BigDecimal open);
    }

    /** Receives two rows. */
    @FunctionalInterface
    interface Pairs {
        void pair(int left, int right);
    }

    /** Writes one entry. */
    @FunctionalInterface
    interface Entry {
        void write(DataOutputStream out, int index) throws IOException;
    }

    /** Reads one entry. */
    @FunctionalInterface
    interface Unpacking {
        void read(DataInputStream in) throws IOException;
    }

    static byte[] pack(RowIds ids, IntFunction<BigDecimal> amounts, int from, int to) {
        return packed(from, to, (out, row) -> {
            UUID id = ids.id(row);
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
            out.writeInt(ids.version(row));
            out.writeUTF(amounts.apply(row).toPlainString());
        });
    }

    static byte[] pack(RowPairs pairs, int from, int to) {
        return packed(from, to, (out, index) -> {
            out.writeInt(pairs.left(index));
            out.writeInt(pairs.right(index));
        });
    }

    static void unpack(byte[] lot, Candidates each) {
        unpacked(
                lot,
                in -> each.candidate(
                        new UUID(in.readLong(), in.readLong()), in.readInt(), new BigDecimal(in.readUTF())));
    }

    static void unpackPairs(byte[] lot, Pairs each) {
        unpacked(lot, in -> each.pair(in.readInt(), in.readInt()));
    }

    static byte[] packed(int from, int to, Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int index = from; index < to; index++) {
                entry.write(out, index);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static void unpacked(byte[] lot, Unpacking entry) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(lot))) {
            while (in.available() > 0) {
                entry.read(in);
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException("A stored list of candidates can not be read", damaged);
        }
    }
}
