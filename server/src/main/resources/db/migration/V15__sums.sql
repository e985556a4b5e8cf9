-- What the search saw that found the transactions of a group by their sum, so that the verdict can be checked without searching again.
alter table match_groups add column certificate json;
