-- Signing out at an identity provider and here together (SAML 2.0 Profiles §4.4).

-- Where the provider takes requests to sign someone out; absent where it is not told.
alter table identity_providers add column logout_url text;
alter table identity_providers add constraint identity_providers_logout_url check (logout_url is null or kind = 'saml');

-- What the provider calls the session that this one came from: its id, the person's name there, the session's index.
alter table account_sessions add column provider_session jsonb;
