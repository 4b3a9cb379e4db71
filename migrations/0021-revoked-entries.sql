-- An award that its employer took back: its entry stays off the record, and its holder is told why. Kept here too, in the person's
-- own tenant: they may read it, and bring nothing back by it, when the employer's records are long destroyed.

alter table credit_entries
  add column award_revoked_at timestamptz,
  add column award_revoked_because text not null default '';

-- Those that were taken back before. The wall is open for this transaction alone.
select set_config('carrel.tenants', '*', true);
update credit_entries as entry
  set award_revoked_at = award.revoked_at,
    award_revoked_because = award.revoked_because,
    removed_at = coalesce(entry.removed_at, now())
  from awards as award
  where award.tenant_id = entry.award_tenant_id and award.id = entry.award_id and award.revoked_at is not null;

alter table credit_entries
  add constraint credit_entries_revoked check (award_revoked_at is null or (award_id is not null and removed_at is not null));
