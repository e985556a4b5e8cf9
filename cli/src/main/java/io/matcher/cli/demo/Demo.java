package io.matcher.cli.demo;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills a tenant of its own on a running service with something to see, and keeps it moving until the process ends. */
public final class Demo {

    /** The tenant of the demonstration; whatever else the service holds is untouched. */
    public static final UUID TENANT = UUID.fromString("d3300000-0000-4000-8000-000000000001");

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final long SECOND = 1_000;
    private static final int SECONDS_BETWEEN_PAYMENTS = 5;
    private static final int SECONDS_BETWEEN_RUNS = 20;

    private Demo() {}

    /**
     * Returns once live data is there.
     *
     * @param service where the service answers; it must allow vendors on loopback
     * @param token of the tenant's admin
     * @return what there is to see, a sentence a line
     */
    public static List<String> begin(URI service, String token, Clock clock) {
        DemoApi api = new DemoApi(service, token);
        List<Desk> desks = List.of(
                Desk.open(api, Bank.pluggy(clock), new PulledLedger(clock), clock),
                Desk.open(api, Bank.belvo(clock), new FiledLedger(), clock));
        Timer timer = new Timer("demo", true);
        for (Desk desk : desks) {
            every(timer, SECONDS_BETWEEN_PAYMENTS, desk::onePaymentMore);
            every(timer, SECONDS_BETWEEN_RUNS, desk::match);
        }
        return desks.stream().map(Desk::summary).toList();
    }

    /** A failure is told and the next turn tried: a service that is busy for a moment does not end the demonstration. */
    private static void every(Timer timer, int seconds, Runnable step) {
        TimerTask told = new TimerTask() {
            @Override
            public void run() {
                try {
                    step.run();
                } catch (RuntimeException failed) {
                    LOG.warn("A step of the demonstration failed and is tried again: {}", failed.getMessage());
                }
            }
        };
        timer.schedule(told, SECOND * seconds, SECOND * seconds);
    }
}
