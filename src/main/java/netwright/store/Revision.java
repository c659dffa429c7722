package netwright.store;

import java.time.Instant;
import java.util.UUID;

/** A saved state of a design, which never changes: what it is, and the document itself. */
public record Revision(Summary summary, String document) {

    public UUID id() {
        return summary.id();
    }

    public int number() {
        return summary.number();
    }

    /**
     * A revision in a list.
     *
     * @param number counted from 1 within the design
     * @param contentHash SHA-256 of the document, in hexadecimal
     * @param note what the author wrote when saving, or empty
     * @param author name of who saved it
     */
    public record Summary(
            UUID id, UUID design, int number, String contentHash, String note, String author, Instant created) {}
}
