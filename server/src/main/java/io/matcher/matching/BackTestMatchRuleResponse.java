package io.matcher.matching;

/**
 * How a rule does by itself over pairs that were confirmed, and over what is open.
 *
 * @param knownPairs confirmed pairs that it was tried on, at most 20,000, the newest
 * @param again pairs that it puts together as they were
 * @param otherwise groups that put a transaction together with another than its own
 * @param unsure groups that a person would have to decide
 * @param confidence 0 to 1: (again + 1) / (again + otherwise + 2)
 * @param openMatched groups that it would make of what is open, without a rival
 * @param openAmbiguous groups that it would propose because another pair explains them as well
 */
record BackTestMatchRuleResponse(
        int knownPairs, int again, int otherwise, int unsure, double confidence, int openMatched, int openAmbiguous) {}
