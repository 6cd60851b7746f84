-- What waits for a manager is rare among very many rows: found without reading the others.

create index activities_suspect on ledger.activities (tenant_id, rep_id) where suspect;

-- `raw_times` names the request's offset only where the device had learnt quite another one before the tap.
create index operations_of_two_minds on ledger.operations (tenant_id, rep_id) where raw_times ? 'requestOffsetMs';
