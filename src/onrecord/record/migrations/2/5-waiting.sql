CREATE TABLE waiting ( -- Documents that are to be compared with the others, or compared again.
  document INTEGER PRIMARY KEY REFERENCES documents (document) ON DELETE CASCADE -- the document
);
INSERT INTO waiting SELECT document FROM documents;

CREATE TRIGGER waiting_reading AFTER INSERT ON readings BEGIN
  INSERT OR IGNORE INTO waiting VALUES (new.document);
END;
CREATE TRIGGER waiting_review AFTER INSERT ON reviews BEGIN
  INSERT OR IGNORE INTO waiting VALUES (new.document);
END;
CREATE TRIGGER waiting_version AFTER UPDATE OF replaced_by ON documents BEGIN
  INSERT OR IGNORE INTO waiting VALUES (new.document);
END;
CREATE TRIGGER waiting_link AFTER INSERT ON links WHEN new.decided_by <> 'machine' BEGIN
  INSERT OR IGNORE INTO waiting VALUES (new.document);
END;
CREATE TRIGGER claims_entry_gone AFTER DELETE ON claim_entries BEGIN
  UPDATE claims SET stale = 1 WHERE claim = old.claim;
END;
