-- What came in: jobs and their refused rows, transactions with their versions, and what of them is still open.

create table ingestion_jobs (
    id             uuid primary key,
    tenant_id      uuid not null,
    context_id     uuid not null references contexts,
    source_id      uuid not null references sources,
    status         text not null default 'QUEUED' check (status in ('QUEUED', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED')),
    origin         text not null check (origin in ('UPLOAD', 'PULL')),
    actor          text not null check (length(actor) <= 255),  -- subject of the caller, in whose name the audit row is written
    file_name      text check (length(file_name) <= 255),
    format         text check (length(format) <= 20),
    digest         text check (length(digest) = 64),            -- SHA-256 of the original, hexadecimal
    storage_key    text,
    size_bytes     bigint not null default 0,
    bytes_read     bigint not null default 0,
    total_rows     bigint not null default 0,                   -- good and failed ones, duplicates included
    failed_rows    bigint not null default 0,
    duplicate_rows bigint not null default 0,
    amended_rows   bigint not null default 0,
    inserted_rows  bigint not null default 0,
    total_errors   bigint not null default 0,                   -- failed rows, and one more where the file itself broke off
    first_id       uuid,                                        -- the ids it gave to new transactions lie in this range
    last_id        uuid,
    failure_reason text check (length(failure_reason) <= 2000),
    started_at     timestamptz,
    completed_at   timestamptz,
    created_at     timestamptz not null default clock_timestamp()
);
create index on ingestion_jobs (tenant_id, context_id, id);
create index on ingestion_jobs (tenant_id, source_id);
create index on ingestion_jobs (tenant_id, storage_key) where storage_key is not null;
call protect('ingestion_jobs', 'select, insert, update, delete');

-- The first hundred refusals of a job; how many there were stands in the job.
create table ingestion_errors (
    tenant_id uuid not null,
    job_id    uuid not null references ingestion_jobs on delete cascade,
    seq       int not null check (seq between 1 and 100),
    row       bigint not null check (row >= 1),
    field     text check (length(field) <= 1000),
    message   text not null check (length(message) <= 2000),
    value     text check (length(value) <= 200),
    primary key (job_id, seq)
);
call protect('ingestion_errors', 'select, insert, delete');

-- A transaction's identity and its current version. External ids compare byte by byte, whatever the locale of the database.
-- amount_scaled is amount × 10^8, held at the ends of bigint where it does not fit: comparing numeric is not leakproof,
-- so that filters find rows by the scaled copy and look at the amount afterwards.
create table transactions (
    id             uuid not null,
    tenant_id      uuid not null,
    context_id     uuid not null,
    source_id      uuid not null,
    job_id         uuid not null,                               -- that brought the first version
    created_at     timestamptz not null,
    version_job_id uuid,                                        -- that brought the current version, where it is not the first
    version_at     timestamptz,
    occurred_at    timestamptz,
    amount_scaled  bigint not null,
    version        int not null,
    booking_date   date not null,
    value_date     date,
    deleted        boolean not null default false,
    amount         numeric(20, 8) not null,
    currency       text not null,
    posting        text not null check (posting in ('POSTED', 'PENDING')),
    external_id    text collate "C" not null,
    description    text,
    reference      text,
    metadata       json not null
);
alter table transactions add primary key (id);
create unique index transactions_identity on transactions (source_id, external_id);
create index transactions_of_context on transactions (context_id, id);
create index transactions_amended on transactions (version_job_id, id) where version_job_id is not null;
call protect('transactions', 'select, insert, update');

-- Versions that were superseded; the tombstone of a deletion is the version that is current then.
create table transaction_versions (
    tenant_id      uuid not null,
    transaction_id uuid not null,
    version        int not null,
    job_id         uuid not null,
    recorded_at    timestamptz not null,
    superseded_at  timestamptz not null,
    occurred_at    timestamptz,
    booking_date   date not null,
    value_date     date,
    deleted        boolean not null,
    amount         numeric(20, 8) not null,
    currency       text not null,
    posting        text not null,
    description    text,
    reference      text,
    metadata       json not null,
    primary key (transaction_id, version)
);
call protect('transaction_versions', 'select, insert');

-- Who set what aside, and why.
create table transaction_ignores (
    id             uuid primary key,
    tenant_id      uuid not null,
    transaction_id uuid not null,
    version        int not null,
    reason         text not null check (length(reason) between 1 and 1000),
    actor          text not null check (length(actor) <= 255),
    created_at     timestamptz not null default clock_timestamp()
);
create index on transaction_ignores (tenant_id, transaction_id);
call protect('transaction_ignores', 'select, insert');

-- What is still open. A transaction without a row here is matched. The key begins with the context, so that it alone serves a run,
-- which reads a whole context, and the look for one transaction, whose context is known; the few that are not simply unmatched have an
-- index of their own, which costs nothing when a million rows come in.
create table open_items (
    context_id     uuid not null,
    transaction_id uuid not null,
    tenant_id      uuid not null,
    source_id      uuid not null,
    version        int not null,
    booking_date   date not null,
    open_amount    numeric(20, 8) not null,
    status         text not null check (status in ('UNMATCHED', 'PENDING_REVIEW', 'IGNORED')),
    primary key (context_id, transaction_id)
);
create index open_items_set_apart on open_items (context_id, status) where status <> 'UNMATCHED';
call protect('open_items', 'select, insert, update, delete');

-- The tenant is the same throughout a statement. Asked for in a sub-select, it is found out once and not for each of a million rows,
-- which is a fifth of the time of a large insert.
alter policy tenant on transactions using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
alter policy tenant on open_items using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
