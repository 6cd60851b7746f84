-- An operation is kept as it was received, in the version of its kind that the device's app wrote. What an old body leaves to the tenant
-- is kept beside it, as it was on that day: read again years later, it still means the same. Until now every body said it itself.

alter table ledger.operations add column tenant_currency text;
