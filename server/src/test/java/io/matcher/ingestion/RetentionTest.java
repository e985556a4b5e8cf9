package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.storage.Storage;
import io.matcher.platform.tenancy.Tenants;
import io.matcher.testing.Service;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RetentionTest {

    private static final int SEVEN_YEARS = 2557;
    private static final String CSV = "id,amount,currency,date,text\na,1,EUR,2025-01-01,\n";

    private final Service service = Service.shared();
    private final Setup setup = Setup.on(service);

    @Test
    void an_original_is_kept_for_seven_years_and_then_its_digest_alone() {
        JsonNode job = setup.uploadCsv(CSV).expect(202).json();
        String key = keys().getFirst();
        assertThat(after(SEVEN_YEARS - 1)).isZero();
        assertThat(isKept(key)).isTrue();

        assertThat(after(SEVEN_YEARS + 1)).isEqualTo(1);
        assertThat(isKept(key)).isFalse();
        JsonNode shown = show(job);
        assertThat(shown.required("originalExpiredAt").asString()).startsWith("203");
        assertThat(shown.required("digest")).isEqualTo(job.required("digest"));
        assertThat(shown.required("status").asString()).isEqualTo("COMPLETED");
        assertThat(setup.count("transactions")).isEqualTo(1);
        assertThat(setup.in(() -> setup.jdbc
                        .sql(
                                "select changes ->> 'original' from audit_logs where tenant_id = ? and action = 'EXPIRE_ORIGINAL'")
                        .param(setup.tenant.value())
                        .query(String.class)
                        .list()))
                .containsExactly(key);
        assertThat(after(SEVEN_YEARS + 2)).isZero();
    }

    @Test
    void the_same_bytes_may_come_again_and_are_kept_again() {
        JsonNode before = setup.uploadCsv(CSV).expect(202).json();
        after(SEVEN_YEARS + 1);
        JsonNode again = setup.uploadCsv(CSV).expect(202).json();
        assertThat(again.required("duplicateRows").intValue()).isEqualTo(1);
        assertThat(again.required("digest")).isEqualTo(before.required("digest"));
        assertThat(isKept(keys().getFirst())).isTrue();
        assertThat(show(before).has("originalExpiredAt")).isTrue();
        assertThat(show(again).has("originalExpiredAt")).isFalse();
    }

    @Test
    void an_original_stays_while_a_later_upload_or_an_unfinished_job_stands_on_it() {
        JsonNode old = setup.uploadCsv(CSV).expect(202).json();
        setup.uploadCsv(CSV).expect(202);
        age(old, "created_at = now() - interval '8 years'");
        assertThat(after(0)).isZero();
        assertThat(show(old).has("originalExpiredAt")).isFalse();

        Setup other = Setup.on(service);
        other.uploadCsv(CSV).expect(202);
        other.in(() -> other.jdbc
                .sql("update ingestion_jobs set status = 'PROCESSING' where tenant_id = ?")
                .param(other.tenant.value())
                .update());
        assertThat(retention(SEVEN_YEARS + 1).giveUpExpired(other.tenant)).isZero();
    }

    @Test
    void each_tenant_says_how_long() {
        setup.client()
                .put("/system/matcher/retention.originals", Map.of("value", 10))
                .expect(204);
        setup.uploadCsv(CSV).expect(202);
        Setup other = Setup.on(service);
        other.uploadCsv(CSV).expect(202);
        assertThat(after(11)).isEqualTo(1);
        assertThat(retention(11).giveUpExpired(other.tenant)).isZero();
    }

    @Test
    void however_many_there_are_they_go_a_batch_at_a_time() {
        setup.in(() -> setup.jdbc
                .sql("""
                        insert into ingestion_jobs (id, tenant_id, context_id, source_id, status, origin, actor, storage_key, created_at)
                        select gen_random_uuid(), ?, ?, ?, 'COMPLETED', 'UPLOAD', 'tester', ? || '/' || encode(sha256(i::text::bytea), 'hex'),
                               now() - interval '8 years' from generate_series(1, 1100) i""")
                .params(setup.tenant.value(), setup.contextId, setup.sourceId, setup.tenant.toString())
                .update());
        assertThat(after(0)).isEqualTo(1100);
        assertThat(keys()).isEmpty();
    }

    private int after(int days) {
        return retention(days).giveUpExpired(setup.tenant);
    }

    /** As it would run that many days from now. */
    private OriginalsRetention retention(int days) {
        return new OriginalsRetention(
                service.part(Transactions.class),
                service.part(Tenants.class),
                service.part(Settings.class),
                service.part(IngestionJobStore.class),
                service.part(Storage.class),
                service.part(Audit.class),
                Clock.offset(Clock.systemUTC(), Duration.ofDays(days)));
    }

    private JsonNode show(JsonNode job) {
        return setup.client()
                .get(setup.path("/jobs/" + job.required("id").asString()))
                .expect(200)
                .json();
    }

    private void age(JsonNode job, String change) {
        setup.in(() -> setup.jdbc
                .sql("update ingestion_jobs set " + change + " where id = ?::uuid")
                .param(job.required("id").asString())
                .update());
    }

    private List<String> keys() {
        return setup.in(() -> setup.jdbc
                .sql("select storage_key from ingestion_jobs where tenant_id = ? and storage_key is not null")
                .param(setup.tenant.value())
                .query(String.class)
                .list());
    }

    private boolean isKept(String key) {
        try {
            return service.part(Storage.class).size(key) > 0;
        } catch (IOException gone) {
            return false;
        }
    }
}
