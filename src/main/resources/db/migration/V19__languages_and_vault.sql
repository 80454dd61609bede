-- The keys under which items are sealed, each wrapped under a key that is not in the database.
CREATE TABLE bank_key (
    key_number INTEGER NOT NULL PRIMARY KEY,
    wrapped VARCHAR(200) NOT NULL,
    made_at BIGINT NOT NULL
);

-- Sealed texts are longer. Those from before are sealed by the first start.
ALTER TABLE item_version ALTER COLUMN item_xml SET DATA TYPE VARCHAR(32672);
ALTER TABLE item_version ALTER COLUMN stimulus_xml SET DATA TYPE VARCHAR(32672);
ALTER TABLE item_version ALTER COLUMN title SET DATA TYPE VARCHAR(2000);
ALTER TABLE item_version ALTER COLUMN search_text SET DATA TYPE VARCHAR(32672);

-- An item version in a further language, sealed as the version is.
CREATE TABLE item_translation (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    item_version_id VARCHAR(26) NOT NULL REFERENCES item_version (id),
    language VARCHAR(2) NOT NULL,
    item_xml VARCHAR(32672) NOT NULL,
    stimulus_xml VARCHAR(32672),
    title VARCHAR(2000) NOT NULL,
    search_text VARCHAR(32672) NOT NULL,
    CONSTRAINT item_translation_once UNIQUE (item_version_id, language)
);

-- The titles of an exam and of its sections in further languages, in the form in which its package has them.
ALTER TABLE blueprint_version ADD COLUMN titles VARCHAR(16000) DEFAULT '' NOT NULL;

-- The language in which the candidate sits the exam.
ALTER TABLE entry ADD COLUMN language VARCHAR(2) DEFAULT 'EN' NOT NULL;
UPDATE entry SET language = COALESCE((SELECT UPPER(c.language) FROM candidate c WHERE c.id = entry.candidate_id), 'EN');

-- Packages of live banks that were loaded. The package of the same name that ships is then left alone.
CREATE TABLE bank_package (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    bank VARCHAR(64) NOT NULL,
    title VARCHAR(400) NOT NULL,
    package_version VARCHAR(100) NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    loaded_at BIGINT NOT NULL,
    loaded_by VARCHAR(200) NOT NULL
);
