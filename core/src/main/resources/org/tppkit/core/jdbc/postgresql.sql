-- TPPKit's token store on PostgreSQL 12 and newer. Run it once, with a migration tool or psql, as the owner of the schema.
-- Every comparison of keys is by byte (COLLATE "C"): the order of pages and the indexes do not depend on the locale's data.

-- One sequence for all records: a revision never comes back, not even for a record that was removed and made again.
-- Never reset it. After restoring a backup, or a switch to a logical replica, set it beyond every value given before.
CREATE SEQUENCE tppkit_token_revision AS bigint MINVALUE 1 NO CYCLE;

CREATE TABLE tppkit_token (
    kind           varchar(32)  COLLATE "C" NOT NULL,
    environment    varchar(32)  COLLATE "C" NOT NULL,
    bank           varchar(64)  COLLATE "C" NOT NULL,
    client_id      varchar(256) COLLATE "C" NOT NULL,
    id             varchar(128) COLLATE "C" NOT NULL,
    revision       bigint       NOT NULL DEFAULT nextval('tppkit_token_revision'),
    subject        text         COLLATE "C",
    expires_second bigint,
    expires_nano   integer,
    payload        bytea        NOT NULL,
    CONSTRAINT tppkit_token_key PRIMARY KEY (kind, environment, bank, client_id, id)
) WITH (fillfactor = 80); -- room for the next revision on the same page: such an update touches no index

CREATE INDEX tppkit_token_subject ON tppkit_token (subject) WHERE subject IS NOT NULL;
CREATE INDEX tppkit_token_expiry ON tppkit_token (expires_second) WHERE expires_second IS NOT NULL;
