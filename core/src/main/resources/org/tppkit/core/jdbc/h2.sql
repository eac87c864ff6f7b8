-- TPPKit's token store on H2 2.x: for trials and tests.

-- One sequence for all records: a revision never comes back. Never reset it.
CREATE SEQUENCE tppkit_token_revision AS bigint MINVALUE 1 NO CYCLE;

CREATE TABLE tppkit_token (
    kind           varchar(32)  NOT NULL,
    environment    varchar(32)  NOT NULL,
    bank           varchar(64)  NOT NULL,
    client_id      varchar(256) NOT NULL,
    id             varchar(128) NOT NULL,
    revision       bigint       DEFAULT NEXT VALUE FOR tppkit_token_revision NOT NULL,
    subject        varchar,
    expires_second bigint,
    expires_nano   integer,
    payload        varbinary    NOT NULL,
    CONSTRAINT tppkit_token_key PRIMARY KEY (kind, environment, bank, client_id, id)
);

CREATE INDEX tppkit_token_subject ON tppkit_token (subject);
CREATE INDEX tppkit_token_expiry ON tppkit_token (expires_second);
