package io.matcher.engine;

import io.matcher.engine.RuleSettings.AmountTolerance;
import io.matcher.engine.RuleSettings.Common;
import io.matcher.engine.RuleSettings.DateLag;
import io.matcher.engine.RuleSettings.Exact;
import io.matcher.engine.RuleSettings.Fuzzy;
import io.matcher.engine.RuleSettings.Tolerance;
import java.math.BigDecimal;

/** Settings as one line of text that names every setting; equal settings give equal texts. Part of a run's digest. */
final class RuleText {

    private final StringBuilder text = new StringBuilder();

    private RuleText() {}

    static String of(MatchRule rule) {
        RuleText line = new RuleText();
        line.put("priority", rule.priority());
        line.put("type", SettingAdvice.typeOf(rule.settings()));
        line.put("matchCurrency", rule.settings().matchCurrency());
        switch (rule.settings()) {
            case Exact exact -> line.exact(exact);
            case Tolerance tolerance -> line.tolerance(tolerance);
            case DateLag lag -> line.dateLag(lag);
            case Fuzzy fuzzy -> line.fuzzy(fuzzy);
        }
        line.shared(rule.settings());
        return line.text.toString();
    }

    private void exact(Exact exact) {
        put("matchAmount", exact.matchAmount());
        put("matchDate", exact.matchDate());
        put("datePrecision", exact.datePrecision());
    }

    private void tolerance(Tolerance tolerance) {
        within(tolerance.amount());
        put("dateWindowDays", tolerance.dateWindowDays());
    }

    private void fuzzy(Fuzzy fuzzy) {
        within(fuzzy.amount());
        put("dateWindowDays", fuzzy.dateWindowDays());
        TextLikeness text = fuzzy.text();
        put("textField", text.field());
        put("minSimilarity", text.min());
        put("confirmSimilarity", text.confirm());
        put("tokenSimilarity", text.token());
        put("minTextLength", text.minLength());
        text.stopWords().forEach(word -> put("stopWord", word));
        fuzzy.repair().ifPresent(repair -> put("referenceRepair", repair.text()));
    }

    private void within(AmountTolerance amount) {
        put("absTolerance", amount.absolute());
        put("percentTolerance", amount.percent());
        put("percentageBase", amount.base());
        put("roundingScale", amount.scale());
        put("roundingMode", amount.rounding());
    }

    private void dateLag(DateLag lag) {
        put("minDays", lag.lag().min());
        put("maxDays", lag.lag().max());
        put("inclusive", lag.lag().inclusive());
        put("direction", lag.lag().direction());
        put("feeTolerance", lag.feeTolerance());
    }

    private void shared(RuleSettings settings) {
        put("matchReference", RulePlan.reference(settings).match());
        put("caseInsensitive", RulePlan.reference(settings).caseInsensitive());
        put("referenceMustSet", RulePlan.reference(settings).mustBeSet());
        put("matchBaseAmount", RulePlan.base(settings).amount());
        put("matchBaseCurrency", RulePlan.base(settings).currency());
        Common common = settings.common();
        put("dateField", common.dating().field());
        put("dayCount", common.dating().dayCount());
        put("allowPartial", common.allocation().allowPartial());
        put("allocationDirection", common.allocation().direction());
        put("allocationToleranceMode", common.allocation().toleranceMode());
        put("allocationToleranceValue", common.allocation().tolerance());
        put("allocationUseBaseAmount", common.allocation().useBaseAmount());
        put("matchScore", common.caps().match().orElse(-1));
        put("matchBaseScore", common.caps().matchBase().orElse(-1));
        put("onAmbiguity", common.onAmbiguity());
        RulePlan.reference(settings).repair().ifPresent(repair -> put("referenceRepair", repair.text()));
        RulePlan.base(settings).fx().ifPresent(this::fx);
        for (MatchedKey key : common.keys()) {
            put("key.left", key.left());
            put("key.right", key.right());
            key.normalise().forEach(step -> put("key.step", step.text()));
        }
    }

    private void fx(FxBand fx) {
        put("fxBand", fx.band());
        put("fxCurrency", fx.currency().orElse(""));
        put("fxRateMaxAgeDays", fx.maxAgeDays());
    }

    /** Lengths keep a value from posing as the next setting. */
    private void put(String name, Object value) {
        String shown =
                value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
        text.append(name)
                .append('=')
                .append(shown.length())
                .append(':')
                .append(shown)
                .append(';');
    }
}
