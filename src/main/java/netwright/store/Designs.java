package netwright.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Saved designs and their revisions. An unknown id is an {@link IllegalArgumentException} where a design must exist. */
@Repository
public class Designs {

    private static final int LONGEST_NAME = 200;

    private static final String DESIGNS = """
            select d.id, d.owner, d.name, d.note, d.created, d.updated, d.deleted_at,
                   r.id as revision, r.number, r.content_hash, r.note as revision_note, r.created as saved,
                   p.name as author
            from design d
            join revision r on r.design = d.id
            join person p on p.id = r.author
            where r.number = (select max(number) from revision where design = d.id)
            """;

    private static final String REVISIONS = """
            select r.id as revision, r.design, r.number, r.content_hash, r.note as revision_note, r.created as saved,
                   p.name as author, r.document
            from revision r
            join person p on p.id = r.author
            where r.design = ?
            """;

    private final JdbcClient jdbc;

    Designs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Starts a design with the document as revision 1. */
    @Transactional
    public Design create(UUID owner, String name, String note, String document) {
        UUID id = UUID.randomUUID();
        var now = Columns.time(Instant.now());
        jdbc.sql("insert into design (id, owner, name, note, created, updated) values (?, ?, ?, ?, ?, ?)")
                .params(id, owner, checked(name), note, now, now)
                .update();
        insertRevision(id, 1, owner, "", document);
        return find(id).orElseThrow();
    }

    /** Adds a revision, or answers the newest one where it holds the same document already. */
    @Transactional
    public Revision saveRevision(UUID design, UUID author, String note, String document) {
        lock(design);
        Revision newest = latest(design);
        if (newest.summary().contentHash().equals(ContentHash.of(document))) {
            return newest;
        }
        insertRevision(design, newest.number() + 1, author, note, document);
        touch(design);
        return latest(design);
    }

    public Optional<Design> find(UUID design) {
        return jdbc.sql(DESIGNS + " and d.id = ?")
                .param(design)
                .query(Designs::design)
                .optional();
    }

    /** The owner's designs, last changed first, without deleted ones. */
    public List<Design> list(UUID owner, int limit, int offset) {
        return jdbc.sql(DESIGNS + """
                 and d.owner = ? and d.deleted_at is null
                order by d.updated desc, d.id offset ? rows fetch first ? rows only
                """)
                .params(owner, offset, limit)
                .query(Designs::design)
                .list();
    }

    /** The owner's deleted designs, last deleted first. */
    public List<Design> deleted(UUID owner, int limit) {
        return jdbc.sql(DESIGNS + """
                 and d.owner = ? and d.deleted_at is not null
                order by d.deleted_at desc, d.id fetch first ? rows only
                """)
                .params(owner, limit)
                .query(Designs::design)
                .list();
    }

    /** Newest first, without the documents. */
    public List<Revision.Summary> revisions(UUID design, int limit, int offset) {
        return jdbc.sql(REVISIONS + " order by r.number desc offset ? rows fetch first ? rows only")
                .params(design, offset, limit)
                .query((row, n) -> summary(row, design))
                .list();
    }

    public Optional<Revision> revision(UUID design, int number) {
        return jdbc.sql(REVISIONS + " and r.number = ?")
                .params(design, number)
                .query((row, n) -> new Revision(summary(row, design), row.getString("document")))
                .optional();
    }

    public Revision latest(UUID design) {
        return jdbc.sql(REVISIONS + " order by r.number desc fetch first 1 rows only")
                .param(design)
                .query((row, n) -> new Revision(summary(row, design), row.getString("document")))
                .optional()
                .orElseThrow(() -> unknown(design));
    }

    @Transactional
    public void rename(UUID design, String name) {
        change(design, "update design set name = ?, updated = ? where id = ?", checked(name));
    }

    @Transactional
    public void describe(UUID design, String note) {
        change(design, "update design set note = ?, updated = ? where id = ?", note);
    }

    /** A new design of the given owner that starts with this one's newest revision. */
    @Transactional
    public Design duplicate(UUID design, UUID owner) {
        Design original = find(design).orElseThrow(() -> unknown(design));
        String suffix = " (copy)";
        String name = original.name();
        String stem = name.substring(0, Math.min(name.length(), LONGEST_NAME - suffix.length()));
        return create(owner, stem + suffix, original.note(), latest(design).document());
    }

    /** Puts a design out of sight; its revisions and runs stay, and {@link #restore} brings it back. */
    @Transactional
    public void delete(UUID design) {
        updateOne(design, "update design set deleted_at = ? where id = ?", Columns.time(Instant.now()), design);
    }

    @Transactional
    public void restore(UUID design) {
        updateOne(design, "update design set deleted_at = null where id = ?", design);
    }

    private void insertRevision(UUID design, int number, UUID author, String note, String document) {
        jdbc.sql("""
                insert into revision (id, design, number, document, content_hash, note, author, created)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        UUID.randomUUID(),
                        design,
                        number,
                        document,
                        ContentHash.of(document),
                        note,
                        author,
                        Columns.time(Instant.now()))
                .update();
    }

    /** Makes two people who save at once wait for each other, so that both get a number of their own. */
    private void lock(UUID design) {
        jdbc.sql("select id from design where id = ? for update")
                .param(design)
                .query((row, n) -> row.getString(1))
                .optional()
                .orElseThrow(() -> unknown(design));
    }

    private void touch(UUID design) {
        updateOne(design, "update design set updated = ? where id = ?", Columns.time(Instant.now()), design);
    }

    private void change(UUID design, String sql, String text) {
        updateOne(design, sql, text, Columns.time(Instant.now()), design);
    }

    private void updateOne(UUID design, String sql, Object... params) {
        if (jdbc.sql(sql).params(params).update() == 0) {
            throw unknown(design);
        }
    }

    private static String checked(String name) {
        String text = name.strip();
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A design's name has 1 to " + LONGEST_NAME + " characters.");
        }
        return text;
    }

    private static IllegalArgumentException unknown(UUID design) {
        return new IllegalArgumentException("There is no design " + design + ".");
    }

    private static Design design(ResultSet row, int n) throws SQLException {
        UUID id = Columns.uuid(row, "id");
        return new Design(
                id,
                Columns.uuid(row, "owner"),
                row.getString("name"),
                row.getString("note"),
                summary(row, id),
                Columns.instant(row, "created"),
                Columns.instant(row, "updated"),
                Columns.optionalInstant(row, "deleted_at"));
    }

    private static Revision.Summary summary(ResultSet row, UUID design) throws SQLException {
        return new Revision.Summary(
                Columns.uuid(row, "revision"),
                design,
                row.getInt("number"),
                row.getString("content_hash"),
                row.getString("revision_note"),
                row.getString("author"),
                Columns.instant(row, "saved"));
    }
}
