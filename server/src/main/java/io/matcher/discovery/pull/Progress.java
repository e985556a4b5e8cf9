package io.matcher.discovery.pull;

import java.util.List;

/**
 * How far a pull is; kept with each page, so that another run goes on from there.
 *
 * @param accounts the ids of the accounts that it reads, in order; fixed when it began
 * @param step which of its lists it is at
 * @param listing how far that list was read
 */
record Progress(List<String> accounts, int step, Listing listing) {

    static Progress of(List<String> accounts) {
        return new Progress(List.copyOf(accounts), 0, Listing.START);
    }

    Progress nextStep() {
        return new Progress(accounts, step + 1, Listing.START);
    }

    Progress with(Listing further) {
        return new Progress(accounts, step, further);
    }
}
