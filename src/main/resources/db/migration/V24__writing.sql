-- Items that must not meet in a paper; each pair stands here both ways, so that one look finds all enemies of an item.
CREATE TABLE item_enemy (
    bank VARCHAR(64) NOT NULL,
    item_ref VARCHAR(129) NOT NULL,
    enemy_ref VARCHAR(129) NOT NULL,
    PRIMARY KEY (item_ref, enemy_ref),
    CONSTRAINT item_enemy_not_itself CHECK (item_ref <> enemy_ref)
);

CREATE INDEX item_enemy_bank ON item_enemy (bank);

-- What an author has begun and not finished: the form as it was typed, which is no item yet.
CREATE TABLE item_sketch (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    author_id VARCHAR(26) NOT NULL,
    bank VARCHAR(64) NOT NULL,
    title VARCHAR(200) NOT NULL,
    item_type VARCHAR(20) NOT NULL,
    item_ref VARCHAR(129),
    form VARCHAR(32000) NOT NULL,
    saved_at BIGINT NOT NULL
);

CREATE INDEX item_sketch_author ON item_sketch (author_id, saved_at);
