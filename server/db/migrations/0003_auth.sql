-- Accounts and sessions, as the sign-in library wants its tables, and how often passwords were tried. Only perennial_auth reaches
-- them; what an account is in its tenant is org.members.

create table auth."user" (
  id              text primary key,
  name            text not null,
  email           text not null unique,
  "emailVerified" boolean not null,
  image           text,
  "createdAt"     timestamptz not null default current_timestamp,
  "updatedAt"     timestamptz not null default current_timestamp
);

create table auth.session (
  id          text primary key,
  "expiresAt" timestamptz not null,
  token       text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId"    text not null references auth."user" on delete cascade
);
create index session_by_user on auth.session ("userId");

create table auth.account (
  id                      text primary key,
  "accountId"             text not null,
  "providerId"            text not null,
  "userId"                text not null references auth."user" on delete cascade,
  "accessToken"           text,
  "refreshToken"          text,
  "idToken"               text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope                   text,
  password                text,
  "createdAt"             timestamptz not null default current_timestamp,
  "updatedAt"             timestamptz not null
);
create index account_by_user on auth.account ("userId");

create table auth.verification (
  id          text primary key,
  identifier  text not null,
  value       text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index verification_by_identifier on auth.verification (identifier);

-- Attempts to sign in since a moment, by account and by network address, both hashed.
create table auth.sign_in_attempts (
  key      text primary key,
  attempts int not null,
  since    timestamptz not null
);
create index sign_in_attempts_by_age on auth.sign_in_attempts (since);
