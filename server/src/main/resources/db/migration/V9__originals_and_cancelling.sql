-- Ingestion jobs can be cancelled, and their originals are given up when the tenant's retention is over.

alter table ingestion_jobs add column queue_id uuid;                      -- the entry in jobs whose work this is
alter table ingestion_jobs add column original_expired_at timestamptz;    -- since then storage_key is null; the digest stays
create index ingestion_jobs_originals on ingestion_jobs (tenant_id, created_at) where storage_key is not null;
