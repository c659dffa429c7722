package netwright.store;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The people this installation knows. */
@Repository
public class People {

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person who uses an installation without accounts. */
    public Person local() {
        return find(Person.LOCAL).orElseThrow();
    }

    public Optional<Person> find(UUID id) {
        return jdbc.sql("select id, name from person where id = ?")
                .param(id)
                .query((row, n) -> new Person(Columns.uuid(row, "id"), row.getString("name")))
                .optional();
    }
}
