package io.matcher.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Hears everything that is logged, before any masking, as long as it is open. */
public final class LogRecorder extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private LogRecorder() {}

    public static LogRecorder open() {
        LogRecorder recorder = new LogRecorder();
        recorder.setContext(recorder.root.getLoggerContext());
        recorder.start();
        recorder.root.addAppender(recorder);
        return recorder;
    }

    /** Every line so far, each with its logger and stack trace. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    protected void append(ILoggingEvent event) {
        IThrowableProxy failure = event.getThrowableProxy();
        lines.add(event.getLoggerName() + " " + event.getMDCPropertyMap() + " " + event.getFormattedMessage()
                + (failure == null ? "" : "\n" + ThrowableProxyUtil.asString(failure)));
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
