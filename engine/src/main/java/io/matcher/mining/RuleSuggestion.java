package io.matcher.mining;

import java.util.Map;

/**
 * A rule that would have found pairs which the present rules miss.
 *
 * @param type {@code EXACT}, {@code TOLERANCE} or {@code DATE_LAG}
 * @param config its settings, as {@link io.matcher.engine.RuleSettings#parse} takes them
 * @param because what was seen that led to it, a sentence
 * @param observed how many pairs were seen
 * @param gain how many open rows of the left it would match, after the present rules and the suggestions before this one
 * @param ambiguous how many more it would only propose, because another row explains them as well
 * @param backTest how it does by itself over known pairs
 */
public record RuleSuggestion(
        String type,
        Map<String, Object> config,
        String because,
        int observed,
        int gain,
        int ambiguous,
        BackTest backTest) {

    public RuleSuggestion {
        config = Map.copyOf(config);
    }
}
