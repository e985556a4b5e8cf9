-- Calendars, schedules, and the former versions of what setup says.

-- Which days count as business days, for whom a context names the calendar.
create table calendars (
    tenant_id  uuid not null,
    name       text not null check (length(name) between 1 and 50),
    zone       text not null check (length(zone) <= 60),
    weekend    text[] not null check (cardinality(weekend) <= 6),
    holidays   date[] not null check (cardinality(holidays) <= 5000),
    version    int not null default 1 check (version >= 1),
    actor      text not null check (length(actor) <= 255),
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    primary key (tenant_id, name)
);
call protect('calendars', 'select, insert, update, delete');

alter table contexts
    add column calendar text,
    add foreign key (tenant_id, calendar) references calendars (tenant_id, name);
create index on contexts (tenant_id, calendar) where calendar is not null;

-- A run is kept with the calendar it counted by, whatever becomes of that.
alter table match_run_inputs
    drop constraint match_run_inputs_part_check,
    add constraint match_run_inputs_part_check check (part in ('LEFT', 'RIGHT', 'RULED_OUT', 'FX_RATES', 'CALENDAR'));

-- When a context is run by itself. The job that job_id names waits until next_run_at; whichever other job comes by fires nothing.
create table schedules (
    id              uuid primary key,
    tenant_id       uuid not null,
    context_id      uuid not null references contexts,
    cron_expression text not null check (length(cron_expression) between 1 and 100),
    time_zone       text not null check (length(time_zone) <= 60),
    enabled         boolean not null,
    next_run_at     timestamptz,
    job_id          uuid,
    last_run_at     timestamptz,                 -- it last started a run
    last_run_id     uuid,
    last_due_at     timestamptz,                 -- of its last firing, whatever became of that
    last_fired_at   timestamptz,
    last_result     text check (last_result in ('STARTED', 'SKIPPED')),
    last_reason     text check (length(last_reason) <= 500),
    missed_firings  bigint not null default 0 check (missed_firings >= 0),
    actor           text not null check (length(actor) <= 255),
    created_at      timestamptz not null default clock_timestamp(),
    updated_at      timestamptz not null default clock_timestamp(),
    check (enabled = (next_run_at is not null) and enabled = (job_id is not null)),
    check ((last_result is null) = (last_fired_at is null) and (last_result is null) = (last_due_at is null)),
    check ((last_run_at is null) = (last_run_id is null))
);
create index on schedules (tenant_id, context_id, created_at, id);
call protect('schedules', 'select, insert, update, delete');

-- Who wrote a rule or a map as it is; null of those that are older than this column.
alter table match_rules
    add column version int not null default 1 check (version >= 1),
    add column actor   text check (length(actor) <= 255);
alter table field_maps add column actor text check (length(actor) <= 255);

-- What rules and maps were before: a version that was replaced, and the last one of what was deleted, so that no row refers to the rule or the
-- map itself.
create table match_rule_versions (
    rule_id     uuid not null,
    version     int not null,
    tenant_id   uuid not null,
    context_id  uuid not null,
    priority    int not null,
    type        text not null,
    config      jsonb not null,
    actor       text,
    recorded_at timestamptz not null,
    ended       text not null check (ended in ('REPLACED', 'DELETED')),
    ended_by    text not null check (length(ended_by) <= 255),
    ended_at    timestamptz not null default clock_timestamp(),
    primary key (rule_id, version)
);
call protect('match_rule_versions', 'select, insert');

create table field_map_versions (
    field_map_id uuid not null,
    version      int not null,
    tenant_id    uuid not null,
    context_id   uuid not null,
    source_id    uuid not null,
    mapping      jsonb not null,
    actor        text,
    recorded_at  timestamptz not null,
    ended        text not null check (ended in ('REPLACED', 'DELETED')),
    ended_by     text not null check (length(ended_by) <= 255),
    ended_at     timestamptz not null default clock_timestamp(),
    primary key (field_map_id, version)
);
call protect('field_map_versions', 'select, insert');
