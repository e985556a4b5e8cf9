-- Formats have longer names, a job may be read again, and tenants describe fixed-width files of their own.

alter table ingestion_jobs
    drop constraint ingestion_jobs_format_check,
    add constraint ingestion_jobs_format_check check (length(format) <= 255);
