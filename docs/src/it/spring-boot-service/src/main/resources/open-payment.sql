-- Payments of which it is not known yet what became of them.
CREATE TABLE IF NOT EXISTS open_payment (
    payment varchar(1000) PRIMARY KEY,
    pending varchar(2000) NOT NULL
);
