package org.examhall.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/**
 * One question's place on a paper, counted from 1. Written many at once by {@link Papers}, so only read through JPA.
 */
@Entity
@Table(name = "paper_item")
@IdClass(PaperItem.Key.class)
class PaperItem {

    @Id
    @Column(name = "paper_id")
    private String paperId;

    @Id
    @Column(name = "item_position")
    private int position;

    @Column(name = "item_version_id")
    private String itemVersionId;

    @SuppressWarnings("NullAway.Init")
    PaperItem() {}

    /** What JPA needs to tell places apart. */
    public static class Key implements Serializable {

        private String paperId = "";
        private int position;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.position == position && key.paperId.equals(paperId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(paperId, position);
        }
    }
}
