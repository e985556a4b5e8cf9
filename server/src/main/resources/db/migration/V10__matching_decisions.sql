-- What people decide about runs and groups, and what a run decided from.

-- One run that counts at a time; dry runs change nothing and may stand side by side.
drop index match_runs_one_at_a_time;
create unique index match_runs_one_commit on match_runs (context_id) where status = 'PROCESSING' and mode = 'COMMIT';

alter table match_runs
    add column origin       text not null default 'RULES' check (origin in ('RULES', 'MANUAL')),
    add column job_id       uuid,                 -- that carries it out
    add column source_ids   uuid[],               -- what the run is narrowed to; null for everything
    add column date_from    date,
    add column date_to      date,
    add column cancelled_at timestamptz,
    add column engine       text check (length(engine) <= 40),
    add column options      jsonb;                -- of the engine, as the run used them

-- What a run decided from: its candidates in their versions, and the pairs that were ruled out, in lots that are packed as
-- CandidateList says. A row of its own for each candidate would cost as much as the groups.
create table match_run_inputs (
    run_id    uuid not null references match_runs,
    tenant_id uuid not null,
    part      text not null check (part in ('LEFT', 'RIGHT', 'RULED_OUT')),
    seq       int not null check (seq >= 0),
    data      bytea not null,
    primary key (run_id, part, seq)
);
alter table match_run_inputs alter column data set storage external;
call protect('match_run_inputs', 'select, insert');

alter table match_groups
    add column adjusted numeric(21, 8) not null default 0,   -- the sum of its adjustments; its difference is what they leave
    add column notes    text check (length(notes) <= 1000);
alter table match_group_events
    drop constraint match_group_events_cause_check,
    add constraint match_group_events_cause_check
        check (cause in ('UNMATCHED', 'TRANSACTION_AMENDED', 'APPROVED', 'REJECTED', 'UNDONE', 'ADJUSTED'));

-- What explains a difference: left + adjustments = right. One of a group counts in it from the start; one of a transaction waits until
-- the transaction is matched by hand, and waits again once that group is taken apart.
create table match_adjustments (
    id             uuid primary key,
    tenant_id      uuid not null,
    context_id     uuid not null references contexts,
    group_id       uuid,
    transaction_id uuid,
    counted_in     uuid,
    type           text not null check (type in ('BANK_FEE', 'FX_DIFFERENCE', 'ROUNDING', 'WRITE_OFF', 'MISCELLANEOUS')),
    direction      text not null check (direction in ('DEBIT', 'CREDIT')),
    amount         numeric(20, 8) not null check (amount > 0),
    effect         numeric(20, 8) not null check (abs(effect) = amount),
    currency       text not null,
    reason         text not null check (length(reason) <= 1000),
    description    text check (length(description) <= 500),
    actor          text not null check (length(actor) <= 255),
    created_at     timestamptz not null default clock_timestamp(),
    updated_at     timestamptz not null default clock_timestamp(),
    check (group_id is not null or transaction_id is not null),
    check (group_id is null or counted_in = group_id)
);
create index match_adjustments_counted on match_adjustments (tenant_id, counted_in) where counted_in is not null;
create index match_adjustments_waiting on match_adjustments (tenant_id, transaction_id) where counted_in is null;
call protect('match_adjustments', 'select, insert, update (counted_in, updated_at)');

-- As before, with the adjustments that the group is made with.
create or replace function check_balance() returns trigger language plpgsql as $$
declare
    guilty uuid;
begin
    execute '
        select g.id
          from match_groups g
          join (select group_id, sum(case side when ''LEFT'' then allocated else -allocated end) as difference,
                       min(currency) as least, max(currency) as greatest
                  from written group by group_id) i on i.group_id = g.id
         where g.status = ''CONFIRMED'' and (g.difference - g.adjusted <> i.difference or i.least <> i.greatest)
         limit 1' into guilty;
    if guilty is not null then
        raise exception 'Group % does not balance', guilty using errcode = 'check_violation';
    end if;
    return null;
end $$;

-- A group that is confirmed later, or adjusted, is held to its items and its adjustments as well.
create function check_group() returns trigger language plpgsql as $$
declare
    items       numeric;
    adjustments numeric;
    least       text;
    greatest    text;
begin
    select coalesce(sum(case side when 'LEFT' then allocated else -allocated end), 0), min(currency), max(currency)
      into items, least, greatest from match_items where group_id = new.id and live;
    select coalesce(sum(effect), 0) into adjustments from match_adjustments where tenant_id = new.tenant_id and counted_in = new.id;
    if new.adjusted <> adjustments or new.difference <> items + adjustments or least <> greatest then
        raise exception 'Group % does not balance', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger match_groups_balance after update of status, difference, adjusted on match_groups
    for each row when (new.live and new.status = 'CONFIRMED') execute function check_group();

-- No adjustment counts in a group that does not know of it.
create function check_adjustment() returns trigger language plpgsql as $$
begin
    if not exists (select from match_groups g
                    where g.id = new.counted_in and g.tenant_id = new.tenant_id
                      and g.adjusted = (select sum(a.effect) from match_adjustments a
                                         where a.tenant_id = new.tenant_id and a.counted_in = g.id)) then
        raise exception 'Adjustment % is not in the balance of its group', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger match_adjustments_counted after insert or update on match_adjustments
    deferrable initially deferred for each row when (new.counted_in is not null) execute function check_adjustment();
