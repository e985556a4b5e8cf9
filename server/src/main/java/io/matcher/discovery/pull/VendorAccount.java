package io.matcher.discovery.pull;

import java.time.ZoneId;

/**
 * An account at the vendor.
 *
 * @param id the vendor's id, at most 64 characters
 * @param type the vendor's word for its kind, such as {@code BANK}, {@code CREDIT} or {@code CHECKING_ACCOUNT}
 * @param card whether purchases add to a debt
 * @param number as people write it; of a card the last four digits; empty when the vendor gives none
 * @param currency ISO 4217; empty when the vendor gives none
 * @param zone the bank's zone, in which its days begin
 */
public record VendorAccount(String id, String type, boolean card, String number, String currency, ZoneId zone) {}
