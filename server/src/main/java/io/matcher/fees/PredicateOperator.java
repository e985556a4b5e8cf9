package io.matcher.fees;

/** The kinds of predicates, as clients name them. */
enum PredicateOperator {
    EQUALS,
    IN,
    EXISTS
}
