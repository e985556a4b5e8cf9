package io.matcher.cli.demo;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills a tenant of its own on a running service with something to see, and keeps it moving until the process ends. */
public final class Demo {

    /** The tenant of the demonstration; whatever else the service holds is untouched. */
    public static final UUID TENANT = UUID.fromString("d3300000-0000-4000-8000-000000000001");

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
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
        List<Desk> desks = Stream.of(Bank.pluggy(clock), Bank.belvo(clock))
                .map(bank -> Desk.open(api, bank, clock))
                .toList();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("demo").factory());
        for (Desk desk : desks) {
            every(timer, SECONDS_BETWEEN_PAYMENTS, desk::onePaymentMore);
            every(timer, SECONDS_BETWEEN_RUNS, desk::match);
        }
        return desks.stream().map(Desk::summary).toList();
    }

    /** A failure is told and the next turn tried: a service that is busy for a moment does not end the demonstration. */
    private static void every(ScheduledExecutorService timer, int seconds, Runnable step) {
        Runnable told = () -> {
            try {
                step.run();
            } catch (RuntimeException failed) {
                LOG.warn("A step of the demonstration failed and is tried again: {}", failed.getMessage());
            }
        };
        timer.scheduleWithFixedDelay(told, seconds, seconds, TimeUnit.SECONDS);
    }
}
