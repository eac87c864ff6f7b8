-- TPPKit's token store on PostgreSQL 12 and newer, in partitions: for some ten millions of consents and more. In place of
-- postgresql.sql, whose comments hold here too. A table that is there cannot become one in partitions: copy its rows, with
-- their revisions, while no process writes, and set the sequence beyond the highest of them.

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
) PARTITION BY LIST (kind);

CREATE INDEX tppkit_token_subject ON tppkit_token (subject) WHERE subject IS NOT NULL;
CREATE INDEX tppkit_token_expiry ON tppkit_token (expires_second) WHERE expires_second IS NOT NULL;

-- Consents stay for half a year, counters for a day, the rest for minutes: each sort is vacuumed at its own pace.
CREATE TABLE tppkit_token_consent PARTITION OF tppkit_token FOR VALUES IN ('CONSENT') PARTITION BY HASH (id);
CREATE TABLE tppkit_token_counter PARTITION OF tppkit_token FOR VALUES IN ('COUNTER') PARTITION BY HASH (id);
CREATE TABLE tppkit_token_other PARTITION OF tppkit_token DEFAULT WITH (fillfactor = 80);

-- Ids are drawn at random, or are hashes: they spread evenly. Every statement by key names its id, so it meets one partition.
DO $$
BEGIN
    FOR n IN 0..15 LOOP
        EXECUTE format('CREATE TABLE tppkit_token_consent_%s PARTITION OF tppkit_token_consent'
            ' FOR VALUES WITH (MODULUS 16, REMAINDER %s) WITH (fillfactor = 80)', n, n);
        EXECUTE format('CREATE TABLE tppkit_token_counter_%s PARTITION OF tppkit_token_counter'
            ' FOR VALUES WITH (MODULUS 16, REMAINDER %s) WITH (fillfactor = 80)', n, n);
    END LOOP;
END
$$;
