-- What was matched with what, by which run and rule, and what people said to it.

create table match_runs (
    id             uuid primary key,
    tenant_id      uuid not null,
    context_id     uuid not null references contexts,
    mode           text not null check (mode in ('DRY_RUN', 'COMMIT')),
    status         text not null default 'PROCESSING' check (status in ('PROCESSING', 'COMPLETED', 'FAILED')),
    actor          text not null check (length(actor) <= 255),
    stats          jsonb not null default '{}',
    digest         text check (length(digest) = 64),             -- SHA-256 over rows, rules, options, engine and result
    failure_reason text check (length(failure_reason) <= 2000),
    started_at     timestamptz not null default clock_timestamp(),
    completed_at   timestamptz,
    created_at     timestamptz not null default clock_timestamp(),
    updated_at     timestamptz not null default clock_timestamp(),
    check ((status = 'PROCESSING') = (completed_at is null))
);
create unique index match_runs_one_at_a_time on match_runs (context_id) where status = 'PROCESSING';
create index on match_runs (tenant_id, context_id, id);
call protect('match_runs', 'select, insert, update');

-- The rules as they were when the run used them, so that its groups explain themselves by them for ever.
create table match_run_rules (
    run_id    uuid not null references match_runs,
    tenant_id uuid not null,
    rule_id   uuid not null,
    priority  int not null,
    type      text not null,
    config    jsonb not null,
    groups    bigint not null,
    primary key (run_id, rule_id)
);
create index on match_run_rules (tenant_id, rule_id) where groups > 0;
call protect('match_run_rules', 'select, insert');

-- No row foreign keys on the two big tables; they are written by one statement that knows what it writes.
create table match_groups (
    id              uuid not null,
    tenant_id       uuid not null,
    context_id      uuid not null,
    run_id          uuid not null,
    rule_id         uuid,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    confirmed_at    timestamptz,
    difference      numeric(21, 8),                -- left less right; null where the currencies differ
    confidence      smallint not null check (confidence between 0 and 100),
    ambiguous       boolean not null,
    live            boolean not null,              -- false: of a dry run, or rejected, or revoked
    kind            text not null check (kind in ('RULE', 'MANUAL', 'FORCED')),
    status          text not null check (status in ('PROPOSED', 'CONFIRMED', 'REJECTED', 'REVOKED')),
    difference_type text check (difference_type in ('TOLERANCE', 'FEE')),
    rejected_reason text check (length(rejected_reason) <= 1000),
    alternatives    json,
    check (not ambiguous or status <> 'CONFIRMED'),
    check (not live or status in ('PROPOSED', 'CONFIRMED')),
    check (status <> 'CONFIRMED' or (difference is not null and (difference = 0) = (difference_type is null)))
);
alter table match_groups add primary key (id);
create index match_groups_of_run on match_groups (run_id, status, id);
call protect('match_groups', 'select, insert, update');

create table match_items (
    group_id       uuid not null,
    seq            int not null check (seq >= 0),
    version        int not null,                   -- of the transaction, as it was matched
    tenant_id      uuid not null,
    transaction_id uuid not null,
    allocated      numeric(20, 8) not null,
    expected       numeric(20, 8) not null,        -- the transaction's amount, as it was matched
    live           boolean not null,
    side           text not null check (side in ('LEFT', 'RIGHT')),
    currency       text not null,
    check (abs(allocated) <= abs(expected) and sign(allocated) * sign(expected) >= 0)
);
alter table match_items add primary key (group_id, seq);
-- A transaction is given away whole at most once, and in parts as often as they last.
create unique index match_items_whole on match_items (transaction_id) where live and allocated = expected;
create index match_items_part on match_items (transaction_id) where live and allocated <> expected;
call protect('match_items', 'select, insert, update (live)');

-- What became of a group after its run: who, when and why.
create table match_group_events (
    id          bigint generated always as identity primary key,
    tenant_id   uuid not null,
    group_id    uuid not null,
    from_status text not null,
    to_status   text not null,
    cause       text not null check (cause in ('UNMATCHED', 'TRANSACTION_AMENDED')),
    reason      text check (length(reason) <= 1000),
    actor       text not null check (length(actor) <= 255),
    created_at  timestamptz not null default clock_timestamp()
);
create index on match_group_events (tenant_id, group_id, id);
call protect('match_group_events', 'select, insert');

-- Pairs that a person took apart. While both are what they were then, no run puts them together again.
create table match_rejections (
    left_transaction_id  uuid not null,
    right_transaction_id uuid not null,
    left_version         int not null,
    right_version        int not null,
    tenant_id            uuid not null,
    context_id           uuid not null,
    group_id             uuid not null,
    actor                text not null check (length(actor) <= 255),
    created_at           timestamptz not null default clock_timestamp(),
    primary key (left_transaction_id, right_transaction_id, left_version, right_version)
);
create index on match_rejections (tenant_id, context_id);
call protect('match_rejections', 'select, insert');

-- No amount is given away twice: what live groups take of a transaction never exceeds what it is. Whole items are held to that by
-- their unique index and each item by its own check, so that this looks at transactions of which some item takes a part.
-- Dynamic, as the one below, because the plan for two items is not the plan for two million.
create function check_allocations() returns trigger language plpgsql as $$
declare
    guilty uuid;
begin
    execute '
        select m.transaction_id
          from match_items m
         where m.live and m.transaction_id in (
               select n.transaction_id from written n
                 join match_items p on p.transaction_id = n.transaction_id and p.live and p.allocated <> p.expected
                where n.live)
         group by m.transaction_id
        having abs(sum(m.allocated)) > (select abs(t.amount) from transactions t where t.id = m.transaction_id)
         limit 1' into guilty;
    if guilty is not null then
        raise exception 'Transaction % would be allocated beyond its amount', guilty using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger match_items_within_amount after insert on match_items
    referencing new table as written for each statement execute function check_allocations();

-- A confirmed group balances: its left side less its right side is the difference that it records, in one currency.
-- A group is written before its items, and its items by one statement.
create function check_balance() returns trigger language plpgsql as $$
declare
    guilty uuid;
begin
    execute '
        select g.id
          from match_groups g
          join (select group_id, sum(case side when ''LEFT'' then allocated else -allocated end) as difference,
                       min(currency) as least, max(currency) as greatest
                  from written group by group_id) i on i.group_id = g.id
         where g.status = ''CONFIRMED'' and (g.difference <> i.difference or i.least <> i.greatest)
         limit 1' into guilty;
    if guilty is not null then
        raise exception 'Group % does not balance', guilty using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger match_items_balance after insert on match_items
    referencing new table as written for each statement execute function check_balance();

-- What was taken apart is not put together again under the same name.
create function refuse_revival() returns trigger language plpgsql as $$
begin
    raise exception 'Item % of group % was taken apart', new.seq, new.group_id using errcode = 'check_violation';
end $$;
create trigger match_items_stay_apart before update on match_items
    for each row when (new.live and not old.live) execute function refuse_revival();
