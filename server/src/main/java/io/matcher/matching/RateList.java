package io.matcher.matching;

import io.matcher.engine.RateTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Packs the rates that a run used into lots of bytes, and unpacks them. */
final class RateList {

    /** How many rates a lot holds, which bounds it to about five megabytes. */
    static final int LOT = 10_000;

    private final List<Rate> rates = new ArrayList<>();

    private record Rate(String from, String to, LocalDate day, BigDecimal rate, String source) {}

    RateList(RateTable table) {
        table.visit((from, to, day, rate, source) -> rates.add(new Rate(from, to, day, rate, source)));
    }

    int size() {
        return rates.size();
    }

    byte[] pack(int from, int to) {
        return CandidateList.packed(from, to, (out, index) -> {
            Rate rate = rates.get(index);
            out.writeUTF(rate.from());
            out.writeUTF(rate.to());
            out.writeLong(rate.day().toEpochDay());
            out.writeUTF(rate.rate().toPlainString());
            out.writeUTF(rate.source());
        });
    }

    static void unpack(byte[] lot, RateTable.Visitor each) {
        CandidateList.unpacked(
                lot,
                in -> each.rate(
                        in.readUTF(),
                        in.readUTF(),
                        LocalDate.ofEpochDay(in.readLong()),
                        new BigDecimal(in.readUTF()),
                        in.readUTF()));
    }
}
