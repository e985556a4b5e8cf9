package io.matcher.matching;

/** The group that a person made. */
record ManualMatchResponse(MatchGroupResponse matchGroup) {}
