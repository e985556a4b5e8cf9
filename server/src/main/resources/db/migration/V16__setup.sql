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
