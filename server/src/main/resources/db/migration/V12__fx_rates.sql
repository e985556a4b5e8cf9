-- What a unit of one currency is worth in another on a day, and who says so: one rate a day for each pair and direction.
create table fx_rates (
    id            uuid primary key,
    tenant_id     uuid not null,
    from_currency text not null check (length(from_currency) between 2 and 10),
    to_currency   text not null check (length(to_currency) between 2 and 10),
    rate_date     date not null,
    version       int not null default 1 check (version >= 1),
    rate          numeric(28, 12) not null check (rate > 0),
    source        text not null check (length(source) between 1 and 100),
    actor         text not null check (length(actor) <= 255),
    created_at    timestamptz not null default clock_timestamp(),
    updated_at    timestamptz not null default clock_timestamp(),
    check (from_currency <> to_currency)
);
create unique index fx_rates_one_a_day on fx_rates (tenant_id, from_currency, to_currency, rate_date);
create index on fx_rates (tenant_id, rate_date, id);
create index on fx_rates (tenant_id, from_currency, rate_date, id);
create index on fx_rates (tenant_id, to_currency, rate_date, id);
call protect('fx_rates', 'select, insert, update');

-- What was said before: a rate that is given anew leaves its former version here.
create table fx_rate_versions (
    rate_id       uuid not null references fx_rates,
    version       int not null,
    tenant_id     uuid not null,
    rate          numeric(28, 12) not null,
    source        text not null,
    actor         text not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default clock_timestamp(),
    primary key (rate_id, version)
);
call protect('fx_rate_versions', 'select, insert');

-- A run that converted amounts is kept with the rates it used.
alter table match_run_inputs
    drop constraint match_run_inputs_part_check,
    add constraint match_run_inputs_part_check check (part in ('LEFT', 'RIGHT', 'RULED_OUT', 'FX_RATES'));

-- A group across currencies balances in the currency into which its rule converted both sides. Its difference is theirs.
alter table match_groups
    add column base_currency text check (length(base_currency) between 2 and 10),
    add column base_left     numeric(20, 8),
    add column base_right    numeric(20, 8),
    add check ((base_currency is null) = (base_left is null) and (base_currency is null) = (base_right is null)),
    drop constraint match_groups_difference_type_check,
    add constraint match_groups_difference_type_check check (difference_type in ('TOLERANCE', 'FEE', 'FX_DIFFERENCE'));

-- As before, and in its base currency where it has one.
create or replace function check_group() returns trigger language plpgsql as $$
declare
    items       numeric;
    adjustments numeric;
    least       text;
    greatest    text;
begin
    select coalesce(sum(case side when 'LEFT' then allocated else -allocated end), 0), min(currency), max(currency)
      into items, least, greatest from match_items where group_id = new.id and live;
    if new.base_currency is not null then
        items := new.base_left - new.base_right;
        greatest := least;
    end if;
    select coalesce(sum(effect), 0) into adjustments from match_adjustments where tenant_id = new.tenant_id and counted_in = new.id;
    if new.adjusted <> adjustments or new.difference <> items + adjustments or least <> greatest then
        raise exception 'Group % does not balance', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;
