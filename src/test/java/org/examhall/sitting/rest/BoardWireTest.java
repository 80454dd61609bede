package org.examhall.sitting.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.examhall.candidate.Needs;
import org.examhall.kernel.Language;
import org.examhall.kernel.Texts;
import org.examhall.sitting.Board;
import org.examhall.sitting.Messages;
import org.examhall.sitting.RoomRemark;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.SignalTally;
import org.junit.jupiter.api.Test;

/** What is sent to boards: nothing if nothing has happened, and else just enough. */
class BoardWireTest {

    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final String KEY = "01scr1pt00000000000000000";

    private record Seat(int key, int answered, String state, boolean connected, long seen) {}

    private static Board.CandidateView row(Seat seat) {
        return new Board.CandidateView(
                KEY + seat.key(),
                "Demo \"Alfa\" Æ",
                "123456782",
                "ABCD-EFGH",
                Needs.parse("extra-time=25"),
                Language.EN,
                25,
                seat.state(),
                false,
                false,
                seat.connected(),
                seat.seen(),
                seat.answered(),
                0,
                null,
                null,
                null,
                null,
                5_400_000,
                0,
                0,
                0,
                null,
                0,
                null,
                null,
                List.of(new Board.LedgerLine("BASE", 5_400_000, 1, "Examhall", "")),
                Board.SeatView.NONE,
                Board.TimeView.NONE,
                null,
                SignalTally.NONE,
                List.of());
    }

    private static Board.View view(long now, List<RoomRemark> remarks, List<Seat> seats) {
        return new Board.View(
                now,
                new Board.SittingView("01s1tt1ng", "Practitioner", "Hall", "Europe/Oslo", "OPEN", 1, 60, null),
                seats.stream().map(BoardWireTest::row).toList(),
                List.of(),
                List.<Messages.Sent>of(),
                remarks);
    }

    private static final Seat WRITES = new Seat(1, 7, "WRITING", true, 10);

    private static JsonObject changed(Board.View before, Board.View after) {
        return parse(BoardWire.change(before, after, TEXTS).orElseThrow());
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    @Test
    void timeThatPassesAndASignOfLifeAreNoNews() {
        Board.View before = view(1, List.of(), List.of(WRITES));
        Board.View after = view(2, List.of(), List.of(new Seat(1, 7, "WRITING", true, 5_010)));
        assertThat(BoardWire.change(before, after, TEXTS)).isEmpty();
    }

    @Test
    void ofARowOnlyWhatDiffersIsSent() {
        Board.View before = view(1, List.of(), List.of(WRITES, new Seat(2, 3, "WRITING", true, 1)));
        Board.View after =
                view(2, List.of(), List.of(new Seat(1, 8, "WRITING", true, 20), new Seat(2, 3, "WRITING", true, 1)));
        assertThat(changed(before, after))
                .isEqualTo(parse("{\"now\":2,\"candidates\":[{\"script\":\"" + KEY + "1\",\"answered\":8}]}"));
    }

    @Test
    void whoLosesTheConnectionIsShownWithTheLastSignOfLife() {
        Board.View before = view(1, List.of(), List.of(WRITES));
        Board.View after = view(2, List.of(), List.of(new Seat(1, 7, "WRITING", false, 10)));
        JsonObject row = changed(before, after).getJsonArray("candidates").getJsonObject(0);
        assertThat(row.keySet()).containsExactlyInAnyOrder("script", "connected", "lastSeen");
        assertThat(row.getInt("lastSeen")).isEqualTo(10);
    }

    @Test
    void aPartOfTheBoardThatDiffersIsSentWhole() {
        RoomRemark remark = new RoomRemark(
                RoomRemark.Kind.REMARK,
                "a cushion",
                Instant.ofEpochMilli(5),
                "Trainer",
                List.of(new ScriptRef(KEY + 1)));
        JsonObject change = changed(view(1, List.of(), List.of(WRITES)), view(2, List.of(remark), List.of(WRITES)));
        assertThat(change.keySet()).containsExactlyInAnyOrder("now", "remarks", "candidates");
        assertThat(change.getJsonArray("candidates")).isEmpty();
    }

    @Test
    void aRowThatIsNewIsSentWholeAndOneThatIsGoneByItsKey() {
        JsonObject change = changed(
                view(1, List.of(), List.of(WRITES)), view(2, List.of(), List.of(new Seat(2, 0, "EXPECTED", false, 0))));
        assertThat(change.getJsonArray("gone"))
                .isEqualTo(Json.createArrayBuilder(List.of(KEY + 1)).build());
        assertThat(change.getJsonArray("candidates").getJsonObject(0)).containsKeys("name", "ledger", "allowance");
    }

    /** Whatever happens: who starts with a whole board and takes in all changes has the board that is. */
    @Test
    void allChangesTogetherLeadToTheBoardThatIs() {
        Random chance = new Random(7);
        for (int day = 0; day < 40; day++) {
            Board.View last = view(0, List.of(), List.of());
            Map<String, JsonValue> board = new LinkedHashMap<>(parse(BoardWire.whole(last, TEXTS)));
            for (int moment = 1; moment < 30; moment++) {
                List<Seat> seats = new ArrayList<>();
                for (int seat = 0; seat < 6; seat++) {
                    if (chance.nextInt(5) > 0) {
                        String state = chance.nextBoolean() ? "WRITING" : "READY";
                        seats.add(new Seat(seat, chance.nextInt(3), state, chance.nextBoolean(), chance.nextInt(2)));
                    }
                }
                Board.View next = view(moment, List.of(), seats);
                BoardWire.change(last, next, TEXTS).ifPresent(change -> take(board, parse(change)));
                JsonObject whole = parse(BoardWire.whole(next, TEXTS));
                assertThat(byKey(board.get("candidates").asJsonArray()))
                        .isEqualTo(byKey(whole.getJsonArray("candidates")));
                last = next;
            }
        }
    }

    /** As the script of the board does it. */
    private static void take(Map<String, JsonValue> board, JsonObject change) {
        Map<String, Map<String, JsonValue>> rows = byKey(board.get("candidates").asJsonArray());
        Optional.ofNullable(change.getJsonArray("gone"))
                .ifPresent(
                        gone -> gone.forEach(key -> rows.remove(key.toString().replace("\"", ""))));
        byKey(change.getJsonArray("candidates"))
                .forEach((key, patch) -> rows.computeIfAbsent(key, fresh -> new LinkedHashMap<>())
                        .putAll(patch));
        var all = Json.createArrayBuilder();
        rows.values().forEach(row -> {
            var object = Json.createObjectBuilder();
            row.forEach(object::add);
            all.add(object);
        });
        board.put("candidates", all.build());
    }

    private static Map<String, Map<String, JsonValue>> byKey(JsonArray rows) {
        Map<String, Map<String, JsonValue>> byKey = new LinkedHashMap<>();
        rows.getValuesAs(JsonObject.class).forEach(row -> byKey.put(row.getString("script"), new LinkedHashMap<>(row)));
        return byKey;
    }
}
