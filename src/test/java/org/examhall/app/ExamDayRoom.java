package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A room of made-up candidates who have been called, and the administrator who is in charge of it. */
final class ExamDayRoom {

    private final Visitor desk;
    private final String sitting;
    private final List<ExamDayCandidate> candidates = new ArrayList<>();
    private final Map<String, ExamDayCandidate> byScript = new HashMap<>();

    private ExamDayRoom(Visitor desk, String sitting) {
        this.desk = desk;
        this.sitting = sitting;
    }

    /**
     * Everything up to the moment in which the candidates may press start, by the pages and calls that people use.
     *
     * @param ahead how far the server's clock is ahead of this machine's (ms)
     */
    static ExamDayRoom arrive(RunningServer server, int count, int seconds, long ahead, Random random)
            throws IOException, InterruptedException, ExecutionException {
        Visitor desk = new Visitor(server.address()).signIn("administrator");
        Visitor.Answer prepared = desk.call(
                "POST", "/api/dress-rehearsals", "{\"candidates\":" + count + ",\"seconds\":" + seconds + "}");
        assertThat(prepared.status()).as(prepared.body()).isEqualTo(200);
        ExamDayRoom room = new ExamDayRoom(desk, prepared.json().getString("sitting"));
        desk.act(room.sitting, "open", "\"all\"");
        ExecutorService clerks = Executors.newFixedThreadPool(8);
        List<Future<?>> arrivals = new ArrayList<>();
        for (JsonObject part : prepared.json().getJsonArray("candidates").getValuesAs(JsonObject.class)) {
            ExamDayCandidate candidate = new ExamDayCandidate(
                    server.address(), part.getString("number"), seconds * 1_000L, ahead, random.nextLong());
            room.candidates.add(candidate);
            arrivals.add(clerks.submit(() -> {
                candidate.comeIn(part.getString("keycode"));
                return null;
            }));
        }
        for (Future<?> arrival : arrivals) {
            arrival.get();
        }
        clerks.shutdown();
        assertThat(desk.act(room.sitting, "admit", "\"all\"").getJsonArray("done"))
                .hasSize(count);
        assertThat(desk.act(room.sitting, "start", "\"all\"").getJsonArray("done"))
                .hasSize(count);
        Map<String, String> scripts = new HashMap<>();
        room.rows().forEach(row -> scripts.put(row.getString("number"), row.getString("script")));
        for (ExamDayCandidate candidate : room.candidates) {
            candidate.script = scripts.get(candidate.number);
            room.byScript.put(candidate.script, candidate);
        }
        return room;
    }

    Visitor desk() {
        return desk;
    }

    String sitting() {
        return sitting;
    }

    List<ExamDayCandidate> candidates() {
        return candidates;
    }

    ExamDayCandidate by(String script) {
        return byScript.get(script);
    }

    /** The rows of the board. */
    List<JsonObject> rows() throws IOException {
        return desk.board(sitting).getJsonArray("candidates").getValuesAs(JsonObject.class);
    }
}
