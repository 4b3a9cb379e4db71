-- Mail that somebody sends to their own record: the secret address it goes to, and what came, so that nothing comes twice.

create table credit_mail_addresses (
  tenant_id uuid primary key references accounts (tenant_id),
  -- SHA-256 of what stands in the address, by which its owner is found.
  token_digest text not null,
  -- The same, sealed: only its owner is shown it.
  sealed_token text not null,
  made_at timestamptz not null
);
create index credit_mail_addresses_by_token on credit_mail_addresses (token_digest);
call wall_by_tenant('credit_mail_addresses');

create table credit_received_mail (
  tenant_id uuid not null,
  id uuid not null,
  -- The draft it became. Forgotten with it.
  entry_id uuid not null,
  -- SHA-256 of its Message-ID, when it had one, and of what it says and what is attached.
  message_digest text,
  content_digest text not null,
  received_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, content_digest),
  foreign key (tenant_id, entry_id) references credit_entries (tenant_id, id) on delete cascade
);
create index credit_received_mail_by_message on credit_received_mail (tenant_id, message_digest);
create index credit_received_mail_by_entry on credit_received_mail (tenant_id, entry_id);
create index credit_received_mail_by_time on credit_received_mail (tenant_id, received_at);
call wall_by_tenant('credit_received_mail');
