package io.matcher.fees;

/** A fee as it was computed. */
record SimulateFeeItem(String name, String fee, String baseUsed) {

    static SimulateFeeItem of(Charge.Line line) {
        return new SimulateFeeItem(line.name(), Decimals.text(line.fee()), Decimals.text(line.base()));
    }
}
