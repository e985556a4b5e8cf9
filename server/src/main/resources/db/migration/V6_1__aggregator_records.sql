-- What aggregators hold, mirrored record by record; the pulls that bring the mirror up to date; and how far each source was fed from it.

-- One row a connection that is looked after. Locked by each transaction that changes its mirror, so that seq only grows for readers.
create table aggregator_syncs (
    connection_id    uuid primary key,
    tenant_id        uuid not null,
    next_catch_up_at timestamptz not null,
    next_full_at     timestamptz not null,
    paused_until     timestamptz,                 -- the vendor asked for patience until then
    feed_queued      boolean not null default false
);
create index on aggregator_syncs (tenant_id, connection_id);
call protect('aggregator_syncs', 'select, insert, update, delete');

create table aggregator_accounts (
    tenant_id     uuid not null,
    connection_id uuid not null,
    account_id    text not null check (length(account_id) between 1 and 64),
    account_ref   text not null check (length(account_ref) between 1 and 255),   -- the item or link it belonged to when last seen
    record        jsonb not null,
    seen_at       timestamptz not null default clock_timestamp(),
    primary key (tenant_id, connection_id, account_id)
);
call protect('aggregator_accounts', 'select, insert, update');

-- How far the vendor's list was read without a gap, by its own clock; scope is an account, or a link where a link is one list.
create table aggregator_marks (
    tenant_id     uuid not null,
    connection_id uuid not null,
    scope         text not null check (length(scope) between 1 and 255),
    mark          timestamptz not null,
    primary key (tenant_id, connection_id, scope)
);
call protect('aggregator_marks', 'select, insert, update');

create sequence aggregator_seq;
grant usage on sequence aggregator_seq to ${app};

create table aggregator_records (
    tenant_id     uuid not null,
    connection_id uuid not null,
    external_id   text not null check (length(external_id) between 1 and 64),
    account_id    text not null check (length(account_id) between 1 and 64),
    record        jsonb,                          -- as we read it; null when it could not be read
    refusal       text check (length(refusal) <= 500),
    booking_date  date,
    deleted       boolean not null default false,
    seq           bigint not null default nextval('aggregator_seq'),   -- moves when the record changes, and only then
    seen_pull     uuid,                           -- the last full pull that listed it
    changed_at    timestamptz not null default clock_timestamp(),
    primary key (tenant_id, connection_id, external_id),
    check ((record is null) = (refusal is not null)),
    check ((record is null) = (booking_date is null))
);
create index on aggregator_records (tenant_id, connection_id, seq);
create index on aggregator_records (tenant_id, connection_id, account_id, booking_date);
call protect('aggregator_records', 'select, insert, update');

create table aggregator_pulls (
    id            uuid primary key,
    tenant_id     uuid not null,
    connection_id uuid not null,
    signal        jsonb not null,
    state         text not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'MERGED')),
    merged_into   uuid check ((state = 'MERGED') = (merged_into is not null)),   -- the pull that did this one's work with its own
    signals       int not null default 1 check (signals >= 1),
    attempts      int not null default 0,         -- also the fence: a run of an older attempt may write nothing
    failures      int not null default 0,         -- in a row, without a page between
    last_error    text check (length(last_error) <= 60),
    pages         int not null default 0,
    rows_read     bigint not null default 0,
    rows_changed  bigint not null default 0,
    rows_refused  bigint not null default 0,
    refusals      jsonb not null default '[]',    -- the first of them
    progress      jsonb,                          -- null until the accounts are known
    created_at    timestamptz not null default clock_timestamp(),
    started_at    timestamptz,
    finished_at   timestamptz
);
create index on aggregator_pulls (tenant_id, connection_id, id);
create index on aggregator_pulls (tenant_id, id);
create index on aggregator_pulls (tenant_id, connection_id) where state = 'QUEUED';
call protect('aggregator_pulls', 'select, insert, update');

create table source_feeds (
    source_id     uuid primary key,
    tenant_id     uuid not null,
    connection_id uuid not null,
    binding       text not null check (length(binding) = 64),   -- digest of what the source asks for; another asks anew from the start
    last_seq      bigint not null default 0,
    updated_at    timestamptz not null default clock_timestamp()
);
create index on source_feeds (tenant_id, connection_id);
call protect('source_feeds', 'select, insert, update, delete');
