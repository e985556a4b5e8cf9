package io.matcher.platform.audit;

import io.matcher.platform.database.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the months ahead of the audit trail partitioned, as the owner, because the service itself may create nothing. Until it has,
 * rows of a month without a partition go to the default one: recording never fails for want of a partition.
 */
@Component
class AuditPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(AuditPartitions.class);
    private static final int MONTHS_AHEAD = 3;

    private final DatabaseAccess access;

    AuditPartitions(DatabaseAccess access) {
        this.access = access;
    }

    @Scheduled(initialDelay = 60, fixedDelay = 86_400, timeUnit = TimeUnit.SECONDS)
    void ensure() {
        try (Connection connection = DriverManager.getConnection(
                        access.url(), access.owner().user(), access.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute("select ensure_audit_partitions(" + MONTHS_AHEAD + ")");
        } catch (SQLException outage) {
            LOG.warn(
                    "The partitions of the audit trail could not be made; tried again in a day: {}", outage.toString());
        }
    }
}
