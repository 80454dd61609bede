package org.examhall.bench;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.examhall.candidate.CandidateNumber;
import org.examhall.kernel.Reference;
import org.flywaydb.core.Flyway;

/** What lies in the database before the server starts: people, sittings and entries, later results. */
final class Store {

    static final String EMAIL = "invigilator@benchmark.example";
    static final String PASSWORD = "benchmark of a full room";
    private static final String KEYCODE = "BENCH000";
    private static final String ACCOUNT_COLUMNS = "id, email, name, password_hash, roles, created_at, version";

    private final DataSource database;
    private final Clock clock = Clock.systemUTC();
    private String venue = "";
    private String account = "";
    private int serial = 26_000_000;

    Store(DataSource database) {
        this.database = database;
    }

    /** Makes the schema, an account and a venue. */
    void prepare() throws SQLException {
        Flyway.configure().dataSource(database).loggers("slf4j").load().migrate();
        venue = Reference.fresh(clock);
        account = Reference.fresh(clock);
        String hash = hash();
        try (Connection connection = database.getConnection()) {
            insert(connection, "account", ACCOUNT_COLUMNS, List.<Object[]>of(new Object[] {
                account, EMAIL, "Invigilator", hash, "administrator,trainer", clock.millis(), 0L
            }));
            insert(
                    connection,
                    "venue",
                    "id, partner, name, place, zone, created_at, version",
                    List.<Object[]>of(
                            new Object[] {venue, "Partner", "Hall", "Town", "Europe/London", clock.millis(), 0L}));
        }
    }

    private static String hash() {
        return Password.hash(PASSWORD)
                .addRandomSalt(16)
                .with(Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID))
                .getResult();
    }

    /** So many learners, each on a run of both courses that began yesterday; gives the addresses they sign in with. */
    List<String> learners(int count) throws SQLException {
        String hash = hash();
        String yesterday = LocalDate.now(clock).minusDays(1).toString();
        long now = clock.millis();
        List<Object[]> runs = new ArrayList<>();
        for (String course : List.of("practitioner", "advanced")) {
            runs.add(new Object[] {Reference.fresh(clock), course, venue, account, yesterday, yesterday, now, 0L});
        }
        List<String> emails = new ArrayList<>();
        List<Object[]> accounts = new ArrayList<>();
        List<Object[]> people = new ArrayList<>();
        List<Object[]> enrolments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String learner = Reference.fresh(clock);
            String person = Reference.fresh(clock);
            String email = "learner" + i + "@benchmark.example";
            emails.add(email);
            accounts.add(new Object[] {learner, email, "Learner " + i, hash, "learner", now, 0L});
            people.add(person(person, number(), i));
            for (Object[] run : runs) {
                enrolments.add(new Object[] {Reference.fresh(clock), run[0], person, learner, "", now, "Somebody", 0L});
            }
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, "account", ACCOUNT_COLUMNS, accounts);
            insertPeople(connection, people, List.of());
            insert(
                    connection,
                    "course_run",
                    "id, course, venue_id, trainer_id, first_day, last_day, created_at, version",
                    runs);
            insert(
                    connection,
                    "enrolment",
                    "id, run_id, candidate_id, account_id, days_present, enrolled_at, enrolled_by_name, version",
                    enrolments);
            connection.commit();
        }
        return emails;
    }

    /** A sitting with that many candidates entered. */
    Room room(String title, int candidates) throws SQLException {
        String sitting = Reference.fresh(clock);
        List<Object[]> people = new ArrayList<>();
        List<Object[]> entries = new ArrayList<>();
        List<Sitter> sitters = new ArrayList<>();
        for (int i = 0; i < candidates; i++) {
            String person = Reference.fresh(clock);
            String number = number();
            people.add(person(person, number, i));
            entries.add(entry(Reference.fresh(clock), person, sitting));
            sitters.add(new Sitter(number, KEYCODE));
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            insertSitting(connection, sitting, title, "PLANNED");
            insertPeople(connection, people, entries);
            connection.commit();
        }
        return new Room(sitting, sitters);
    }

    /** Results that are released and have not gone out, each of a candidate of its own. */
    void results(int count) throws SQLException {
        String sitting = Reference.fresh(clock);
        long now = clock.millis();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            insertSitting(connection, sitting, "Results", "CLOSED");
            for (int from = 0; from < count; from += 5_000) {
                insertResults(connection, sitting, from, Math.min(count, from + 5_000), now);
                connection.commit();
            }
        }
    }

    private void insertResults(Connection connection, String sitting, int from, int to, long now) throws SQLException {
        List<Object[]> people = new ArrayList<>();
        List<Object[]> entries = new ArrayList<>();
        List<Object[]> scripts = new ArrayList<>();
        List<Object[]> results = new ArrayList<>();
        for (int i = from; i < to; i++) {
            String person = Reference.fresh(clock);
            String entry = Reference.fresh(clock);
            String script = Reference.fresh(clock);
            people.add(person(person, number(), i));
            entries.add(entry(entry, person, sitting));
            scripts.add(new Object[] {
                script,
                entry,
                sitting,
                person,
                "",
                60,
                "HANDED_IN",
                1,
                5_400_000L,
                now,
                "CANDIDATE",
                60,
                62,
                "0".repeat(64),
                0,
                0L
            });
            int marks = 20 + i % 41;
            results.add(new Object[] {
                Reference.fresh(clock),
                script,
                entry,
                person,
                sitting,
                "practitioner",
                "F81L",
                "34",
                65,
                "2026-01-15",
                marks,
                60,
                marks * 100 >= 65 * 60 ? "PASS" : "FAIL",
                "RELEASED",
                now,
                now,
                "Somebody",
                now,
                "Somebody",
                0L
            });
        }
        insertPeople(connection, people, entries);
        insert(
                connection,
                "script",
                "id, entry_id, sitting_id, candidate_id, paper_id, questions, state, seat, allowance_millis,"
                        + " handed_in_at, handed_in_by, answered, journal_length, chain_head, held, version",
                scripts);
        insert(
                connection,
                "result",
                "id, script_id, entry_id, candidate_id, sitting_id, blueprint, unit_code, unit_level, pass_mark,"
                        + " completed_on, marks, possible, grade, state, determined_at, confirmed_at, confirmed_by,"
                        + " released_at, released_by, version",
                results);
    }

    private String number() {
        while (true) {
            try {
                return CandidateNumber.complete(Integer.toString(++serial)).value();
            } catch (IllegalArgumentException neverIssued) {
                // the next one
            }
        }
    }

    private Object[] person(String key, String number, int i) {
        return new Object[] {
            key, number, "Candidate", "Family " + (char) ('A' + i % 26), "1990-05-17", "en", clock.millis(), 0L
        };
    }

    private Object[] entry(String key, String person, String sitting) {
        return new Object[] {key, person, sitting, "practitioner", 1, 5_400, 0, KEYCODE, 0, clock.millis(), 0L};
    }

    private static void insertPeople(Connection connection, List<Object[]> people, List<Object[]> entries)
            throws SQLException {
        insert(
                connection,
                "candidate",
                "id, candidate_number, given_name, family_name, born_on, language, created_at, version",
                people);
        insert(
                connection,
                "entry",
                "id, candidate_id, sitting_id, blueprint, attempt, base_seconds, extra_percent, keycode,"
                        + " repeated_items, entered_at, version",
                entries);
    }

    private void insertSitting(Connection connection, String key, String title, String state) throws SQLException {
        insert(
                connection,
                "sitting",
                "id, title, blueprint, venue_id, venue_name, zone, scheduled_at, invigilator_id, state, version",
                List.<Object[]>of(new Object[] {
                    key,
                    title,
                    "practitioner",
                    venue,
                    "Hall, Town",
                    "Europe/London",
                    Instant.now(clock).toEpochMilli(),
                    account,
                    state,
                    0L
                }));
    }

    private static void insert(Connection connection, String table, String columns, List<Object[]> rows)
            throws SQLException {
        String places = columns.replaceAll("[a-z_]+", "?");
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + table + " (" + columns + ") values (" + places + ")")) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** How many rows a query counts. */
    long count(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
