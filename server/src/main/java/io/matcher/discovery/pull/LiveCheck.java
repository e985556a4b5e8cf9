package io.matcher.discovery.pull;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the vendor, signing in anew, and takes every trouble for a "no" with its code. */
@Component
class LiveCheck implements VendorCheck {

    private static final Logger LOG = LoggerFactory.getLogger(LiveCheck.class);
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final Map<Provider, VendorApi> apis = new HashMap<>();

    LiveCheck(List<VendorApi> apis) {
        apis.forEach(api -> this.apis.put(api.vendor(), api));
    }

    @Override
    public Standing check(Connection connection) {
        FutureTask<Standing> task = new FutureTask<>(ask(connection));
        Thread asking = Thread.ofVirtual().name("vendor-check").start(task);
        try {
            return task.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            asking.interrupt();
            return new Standing(false, "timeout");
        } catch (ExecutionException failed) {
            LOG.warn("The check of {} failed", connection, failed.getCause());
            return new Standing(false, "internal_error");
        } catch (InterruptedException interrupted) {
            asking.interrupt();
            Thread.currentThread().interrupt();
            return new Standing(false, "interrupted");
        }
    }

    private Callable<Standing> ask(Connection connection) {
        return () -> {
            VendorApi api = apis.get(connection.vendor());
            if (api == null) {
                throw new IllegalStateException("Nobody speaks the language of " + connection.vendor());
            }
            api.forgetAccess(connection);
            try {
                return api.standing(connection);
            } catch (VendorException trouble) {
                return new Standing(false, trouble.code());
            }
        };
    }
}
