package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The WAR that ships on PostgreSQL, to which settings alone have sent it: it makes its schema, an exam is sat, results
 * go out, and all of it is there after the server has been killed.
 */
class StartIT {

    @Test
    void withTheSettingsOfAPostgresqlDatabaseEverythingIsKeptThere() throws Exception {
        try (EmbeddedPostgres postgresql = EmbeddedPostgres.builder().start();
                RunningServer server = RunningServer.start(
                        RunningServer.freshData("postgresql"),
                        RunningServer.freePort(),
                        Map.of(
                                "EXAMHALL_DATABASE_URL", postgresql.getJdbcUrl("postgres", "postgres"),
                                "EXAMHALL_DATABASE_USER", "postgres",
                                "EXAMHALL_DATABASE_PASSWORD", "postgres"))) {
            Visitor trainer = new Visitor(server.address()).signIn("trainer");
            String sitting = trainer.sitting();
            trainer.act(sitting, "open", "\"all\"");
            JsonObject row = trainer.board(sitting).getJsonArray("candidates").getJsonObject(0);
            Visitor candidate = new Visitor(server.address());
            String script = row.getString("script");
            candidate.enter(row.getString("number"), row.getString("keycode"));
            candidate.checkIn();
            trainer.act(sitting, "admit", "[\"" + script + "\"]");
            trainer.act(sitting, "start", "[\"" + script + "\"]");
            ShownPaper paper = new ShownPaper(candidate.get("/exam/paper.xhtml").body());
            assertThat(paper.questions()).hasSize(60);
            answer(candidate, script, paper);
            JsonObject before = seat(candidate, script);

            server.kill9();
            server.restart();

            JsonObject after = seat(candidate, script);
            assertThat(after.get("answers")).isEqualTo(before.get("answers"));
            assertThat(after.get("endsAt")).isEqualTo(before.get("endsAt"));
            assertThat(new ShownPaper(candidate.get("/exam/paper.xhtml").body()).markup())
                    .isEqualTo(paper.markup());
            Visitor.Answer handedIn =
                    candidate.call("POST", "/api/scripts/" + script + "/hand-in", "{\"seat\":2,\"answers\":[]}");
            assertThat(handedIn.json().getInt("answered")).isEqualTo(60);
            release(postgresql, script);
            export(server);
            assertThat(one(postgresql, "select count(*) from result where script_id = '" + script + "'"))
                    .isEqualTo(1);
            assertThat(one(postgresql, "select count(*) from journal where script_id = '" + script + "'"))
                    .isEqualTo(62);
            assertThat(one(postgresql, "select count(*) from export_line")).isEqualTo(1);
            assertThat(server.data().resolve("derby")).doesNotExist();
        }
    }

    private static void answer(Visitor candidate, String script, ShownPaper paper) throws IOException {
        Random random = new Random(1);
        for (ShownPaper.Question question : paper.questions()) {
            Visitor.Answer saved = candidate.call(
                    "PUT",
                    "/api/scripts/" + script + "/answers",
                    "{\"seat\":1,\"answers\":[{\"position\":" + question.position() + ",\"revision\":1,\"response\":"
                            + question.someAnswer(random) + "}]}");
            assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        }
    }

    private static JsonObject seat(Visitor candidate, String script) throws IOException {
        Visitor.Answer answer = candidate.call("POST", "/api/scripts/" + script + "/seat", "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static void release(EmbeddedPostgres postgresql, String script) throws SQLException {
        try (Connection connection = postgresql.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update result set state = 'RELEASED', confirmed_at = determined_at,"
                            + " confirmed_by = 'Office', released_at = determined_at, released_by = 'Office'"
                            + " where script_id = '" + script + "'"))
                    .isEqualTo(1);
        }
    }

    private static long one(EmbeddedPostgres postgresql, String query) throws SQLException {
        try (Connection connection = postgresql.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void export(RunningServer server) throws Exception {
        Visitor administrator = new Visitor(server.address()).signIn("administrator");
        administrator.submit("/awarding/batches.xhtml", "export", Map.of("layout", "ours", "start", "start"));
        Path folder = server.data().resolve("exports");
        for (int tries = 0; tries < 300; tries++) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    List<String> names =
                            files.map(Path::getFileName).map(Path::toString).toList();
                    if (names.stream().anyMatch(name -> name.endsWith(".csv.sha256"))) {
                        assertThat(names).hasSize(2);
                        return;
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("the export did not end");
    }
}
