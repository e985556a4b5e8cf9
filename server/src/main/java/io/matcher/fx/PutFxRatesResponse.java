package io.matcher.fx;

/**
 * What became of the rates.
 *
 * @param created of pairs that had none for the day
 * @param replaced of pairs that had another one for the day, which is kept as history
 * @param unchanged that were there already, from the same source
 */
record PutFxRatesResponse(int created, int replaced, int unchanged) {}
