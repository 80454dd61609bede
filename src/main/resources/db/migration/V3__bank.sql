CREATE TABLE item_version (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    bank VARCHAR(64) NOT NULL,
    item_ref VARCHAR(129) NOT NULL,
    version_number INTEGER NOT NULL,
    content_hash CHAR(64) NOT NULL,
    item_xml VARCHAR(32000) NOT NULL,
    stimulus_xml VARCHAR(32000),
    stimulus VARCHAR(64),
    item_type VARCHAR(10) NOT NULL,
    outcome INTEGER NOT NULL,
    process VARCHAR(40) NOT NULL,
    topic VARCHAR(200) NOT NULL,
    facility INTEGER NOT NULL,
    title VARCHAR(200) NOT NULL,
    language VARCHAR(2) NOT NULL,
    search_text VARCHAR(8000) NOT NULL,
    created_at BIGINT NOT NULL,
    retired_at BIGINT,
    CONSTRAINT item_version_once UNIQUE (item_ref, version_number),
    CONSTRAINT item_version_facility CHECK (facility BETWEEN 1 AND 999)
);

CREATE INDEX item_version_bank ON item_version (bank, retired_at);

CREATE TABLE blueprint_version (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    code VARCHAR(40) NOT NULL,
    bank VARCHAR(64) NOT NULL,
    content_hash CHAR(64) NOT NULL,
    unit_code VARCHAR(10) NOT NULL,
    unit_level VARCHAR(10) NOT NULL,
    pass_mark INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    languages VARCHAR(40) NOT NULL,
    test_xml VARCHAR(32000) NOT NULL,
    created_at BIGINT NOT NULL,
    retired_at BIGINT,
    CONSTRAINT blueprint_version_once UNIQUE (code, content_hash),
    CONSTRAINT blueprint_version_pass_mark CHECK (pass_mark BETWEEN 1 AND 100)
);

CREATE TABLE paper (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    blueprint_code VARCHAR(40) NOT NULL,
    blueprint_hash CHAR(64) NOT NULL,
    language VARCHAR(2) NOT NULL,
    seed BIGINT NOT NULL,
    drawn_at BIGINT NOT NULL,
    CONSTRAINT paper_blueprint FOREIGN KEY (blueprint_code, blueprint_hash)
        REFERENCES blueprint_version (code, content_hash)
);

CREATE TABLE paper_item (
    paper_id VARCHAR(26) NOT NULL REFERENCES paper (id),
    item_position INTEGER NOT NULL,
    item_version_id VARCHAR(26) NOT NULL REFERENCES item_version (id),
    PRIMARY KEY (paper_id, item_position),
    CONSTRAINT paper_item_no_item_twice UNIQUE (paper_id, item_version_id)
);
