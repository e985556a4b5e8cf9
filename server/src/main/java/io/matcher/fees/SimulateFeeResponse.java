package io.matcher.fees;

import java.util.List;

/** What a schedule takes of an amount. */
record SimulateFeeResponse(
        String grossAmount, String netAmount, String totalFee, String currency, List<SimulateFeeItem> items) {

    static SimulateFeeResponse of(FeeSchedule schedule, Charge charge) {
        return new SimulateFeeResponse(
                Decimals.text(charge.gross()),
                Decimals.text(charge.net()),
                Decimals.text(charge.fee()),
                schedule.currency(),
                charge.lines().stream().map(SimulateFeeItem::of).toList());
    }
}
