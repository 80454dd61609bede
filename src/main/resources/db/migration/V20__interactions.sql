-- Questions of every kind: longer names of types, and texts of the candidates' own.
ALTER TABLE item_version ALTER COLUMN item_type SET DATA TYPE VARCHAR(20);
ALTER TABLE journal ALTER COLUMN response SET DATA TYPE VARCHAR(20000);
ALTER TABLE held_answer ALTER COLUMN response SET DATA TYPE VARCHAR(20000);
ALTER TABLE rehearsal_answer ALTER COLUMN response SET DATA TYPE VARCHAR(20000);

-- Pictures and sound, named after what they contain, so that one is kept once and never changes under an item.
CREATE TABLE medium (
    name VARCHAR(70) NOT NULL PRIMARY KEY,
    bytes INTEGER NOT NULL,
    kept_at BIGINT NOT NULL
);

-- In base 64, because the two databases have no type for bytes in common.
CREATE TABLE medium_part (
    medium VARCHAR(70) NOT NULL REFERENCES medium (name),
    part INTEGER NOT NULL,
    content VARCHAR(32000) NOT NULL,
    PRIMARY KEY (medium, part)
);

-- What a bank says of itself as a whole, to be said again where it is exported.
CREATE TABLE bank (
    name VARCHAR(64) NOT NULL PRIMARY KEY,
    title VARCHAR(400) NOT NULL,
    language VARCHAR(2) NOT NULL,
    licence VARCHAR(4000) NOT NULL,
    package_version VARCHAR(100) NOT NULL
);
