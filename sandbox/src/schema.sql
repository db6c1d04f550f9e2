-- Times are milliseconds since the Unix epoch, traffic is in bytes.
CREATE TABLE accounts (
    email      TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name       TEXT NOT NULL UNIQUE,
    api_key    TEXT NOT NULL UNIQUE,
    ip_balance INTEGER NOT NULL CHECK (ip_balance >= 0)
) STRICT;

CREATE TABLE packages (
    id              INTEGER PRIMARY KEY,
    owner           TEXT NOT NULL COLLATE NOCASE REFERENCES accounts (email),
    remaining_bytes INTEGER NOT NULL CHECK (remaining_bytes >= 0),
    expired_at      INTEGER
) STRICT;

CREATE INDEX packages_by_owner ON packages (owner);

CREATE TABLE codes (
    id             INTEGER PRIMARY KEY,
    code           TEXT NOT NULL UNIQUE,
    data_type      INTEGER NOT NULL CHECK (data_type IN (1, 2)),
    number_of_ips  INTEGER NOT NULL CHECK (number_of_ips >= 0),
    amount_traffic INTEGER NOT NULL CHECK (amount_traffic >= 0),
    package        INTEGER REFERENCES packages (id),
    status         INTEGER NOT NULL CHECK (status IN (1, 2, 3, 4)),
    -- Codes may come from and go to people outside the demo accounts, so these refer to no table.
    issued_by      TEXT NOT NULL COLLATE NOCASE,
    forward_to     TEXT COLLATE NOCASE,
    used_by        TEXT COLLATE NOCASE,
    used_at        INTEGER,
    created_at     INTEGER NOT NULL,
    expired_at     INTEGER,
    is_enterprise  INTEGER NOT NULL CHECK (is_enterprise IN (0, 1)),
    batch_ref      TEXT,
    CHECK ((status = 2) = (used_by IS NOT NULL AND used_at IS NOT NULL))
) STRICT;

-- One for each sort key of the two listings; the row's id, which every index ends with, settles ties.
CREATE INDEX issued_by_age ON codes (issued_by, created_at);
CREATE INDEX issued_by_code ON codes (issued_by, code);
CREATE INDEX issued_by_ips ON codes (issued_by, number_of_ips);
CREATE INDEX used_by_age ON codes (used_by, used_at);
CREATE INDEX used_by_code ON codes (used_by, code);
CREATE INDEX used_by_ips ON codes (used_by, number_of_ips);
-- The filters that leave few rows.
CREATE INDEX issued_by_status ON codes (issued_by, status, created_at);
CREATE INDEX issued_by_forward ON codes (issued_by, forward_to, created_at);
-- Makes the look for codes that have just expired free of charge.
CREATE INDEX unused_by_expiry ON codes (expired_at) WHERE status = 1;

CREATE TABLE effects (
    codes_made     INTEGER NOT NULL,
    codes_redeemed INTEGER NOT NULL,
    codes_revoked  INTEGER NOT NULL
) STRICT;

INSERT INTO effects VALUES (0, 0, 0);
