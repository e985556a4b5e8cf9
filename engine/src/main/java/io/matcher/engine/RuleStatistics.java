package io.matcher.engine;

/**
 * What one rule did.
 *
 * @param rule the rule's place in the list that was given
 * @param inspectedPairs pairs that were compared
 * @param candidates pairs that satisfied the rule
 * @param confirmed groups confirmed
 * @param proposed groups proposed, ambiguous ones included
 * @param ambiguous groups proposed although a rival explains a row as well
 * @param skippedBlocks blocks beyond the work budget; their rows stayed open
 */
public record RuleStatistics(
        int rule,
        long inspectedPairs,
        long candidates,
        int confirmed,
        int proposed,
        int ambiguous,
        int skippedBlocks) {}
