package io.matcher.discovery.pull;

/** Asks a vendor whether a connection works. */
public interface VendorCheck {

    /**
     * Makes live calls with the credential and gives up after at most 60 seconds. An outage is "no", never an exception.
     *
     * @return whether the credential is good and the item or link is in working order
     */
    Standing check(Connection connection);

    /**
     * What the vendor says of a connection.
     *
     * @param healthy whether it works
     * @param code one of our stable words, such as {@code ok}, {@code unauthorised}, {@code unreachable}, {@code login_error}
     */
    record Standing(boolean healthy, String code) {

        public static final Standing OK = new Standing(true, "ok");

        /** Whether the item or link is not there at all, or is another's. */
        boolean isGone() {
            return code.endsWith("_gone") || code.startsWith("foreign_");
        }
    }
}
