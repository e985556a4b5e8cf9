-- What is wrong with which transaction, and on whose desk it is.

create table exceptions (
    id                uuid primary key,
    tenant_id         uuid not null,
    context_id        uuid not null,
    transaction_id    uuid not null unique,
    run_id            uuid,                         -- the run that last had something to say about it
    group_id          uuid,                         -- the group that closed it, while it is closed by one
    severity          text not null check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    severity_rank     smallint not null generated always as (
                          case severity when 'LOW' then 1 when 'MEDIUM' then 2 when 'HIGH' then 3 else 4 end) stored,
    status            text not null default 'OPEN' check (status in ('OPEN', 'ASSIGNED', 'PENDING_RESOLUTION', 'RESOLVED')),
    status_rank       smallint not null generated always as (
                          case status when 'OPEN' then 1 when 'ASSIGNED' then 2 when 'PENDING_RESOLUTION' then 3 else 4 end) stored,
    reason            text not null check (length(reason) between 1 and 64),
    details           jsonb,                        -- why the transaction has no match: the nearest candidates and what each lacks
    resolution_type   text check (length(resolution_type) <= 50),
    resolution_reason text check (length(resolution_reason) <= 1000),
    resolution_notes  text check (length(resolution_notes) <= 1000),
    external_system   text check (length(external_system) <= 255),
    external_issue_id text check (length(external_issue_id) <= 255),
    assigned_to       text check (length(assigned_to) <= 255),
    due_at            timestamptz,
    version           bigint not null default 1,
    created_at        timestamptz not null default clock_timestamp(),
    updated_at        timestamptz not null default clock_timestamp(),
    check (status <> 'ASSIGNED' or assigned_to is not null)
);
-- One index for each order in which the list can be asked for.
create index on exceptions (tenant_id, id);
create index on exceptions (tenant_id, created_at, id);
create index on exceptions (tenant_id, updated_at, id);
create index on exceptions (tenant_id, severity_rank, id);
create index on exceptions (tenant_id, status_rank, id);
call protect('exceptions', 'select, insert, update');

-- Every change of state after the first; an exception is OPEN from created_at on.
create table exception_events (
    id           bigint generated always as identity primary key,
    tenant_id    uuid not null,
    exception_id uuid not null,
    action       text not null check (action in ('CLOSED', 'REOPENED', 'RAISED')),
    from_value   text check (length(from_value) <= 20),
    to_value     text check (length(to_value) <= 20),
    cause        text not null check (length(cause) <= 64),  -- MATCHED, GROUP_REVOKED, TRANSACTION_AMENDED, IGNORED, RUN
    subject_id   uuid,                                       -- the group, the run or the transaction that caused it
    actor        text not null check (length(actor) <= 255),
    created_at   timestamptz not null default clock_timestamp()
);
create index on exception_events (tenant_id, exception_id, id);
call protect('exception_events', 'select, insert');
