-- What transactions cost: price lists, which of them governs which transaction, and where a fee was another than it should have been.

create table fee_schedules (
    id                uuid primary key,
    tenant_id         uuid not null,
    name              text not null check (length(name) between 1 and 100),
    currency          text not null check (length(currency) between 2 and 10),
    application_order text not null check (application_order in ('PARALLEL', 'CASCADING')),
    rounding_scale    int not null check (rounding_scale between 0 and 10),
    rounding_mode     text not null check (rounding_mode in ('HALF_UP', 'BANKERS', 'FLOOR', 'CEIL', 'TRUNCATE')),
    items             jsonb not null,              -- written once, with the schedule, and always read whole
    created_at        timestamptz not null default clock_timestamp(),
    updated_at        timestamptz not null default clock_timestamp(),
    unique (tenant_id, name)
);
call protect('fee_schedules', 'select, insert, update, delete');

create table fee_rules (
    id              uuid primary key,
    tenant_id       uuid not null,
    context_id      uuid not null references contexts,
    fee_schedule_id uuid not null references fee_schedules,
    side            text not null check (side in ('LEFT', 'RIGHT', 'ANY')),
    name            text not null check (length(name) between 1 and 100),
    priority        int not null check (priority >= 0),
    predicates      jsonb not null,
    created_at      timestamptz not null default clock_timestamp(),
    updated_at      timestamptz not null default clock_timestamp(),
    unique (context_id, name),
    unique (context_id, priority)
);
create index on fee_rules (tenant_id, context_id, priority);
create index on fee_rules (tenant_id, fee_schedule_id);
call protect('fee_rules', 'select, insert, update, delete');

-- History: what was due and what was charged as a run saw it, by a schedule that may have another name since. No row foreign keys, as a
-- run may write many at once.
create table match_fee_variances (
    id                uuid primary key,
    tenant_id         uuid not null,
    context_id        uuid not null,
    run_id            uuid not null,
    group_id          uuid not null,
    transaction_id    uuid not null,
    source_id         uuid not null,
    fee_schedule_id   uuid not null,
    fee_schedule_name text not null,
    currency          text not null,
    expected_fee      numeric(26, 10) not null check (expected_fee >= 0),
    actual_fee        numeric(22, 10) not null,
    delta             numeric(26, 10) not null,
    tolerance_abs     numeric(20, 8) not null,
    tolerance_pct     numeric(20, 10) not null,
    tolerance         numeric not null check (tolerance >= 0),
    variance_type     text not null check (variance_type in ('UNDERCHARGE', 'OVERCHARGE')),
    created_at        timestamptz not null default clock_timestamp(),
    check (delta = actual_fee - expected_fee and abs(delta) > tolerance),
    check ((variance_type = 'OVERCHARGE') = (delta > 0))
);
create index on match_fee_variances (tenant_id, context_id, created_at, id);
create index on match_fee_variances (tenant_id, run_id);
create index on match_fee_variances (tenant_id, fee_schedule_id);
call protect('match_fee_variances', 'select, insert');
