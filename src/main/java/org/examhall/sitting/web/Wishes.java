package org.examhall.sitting.web;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import org.examhall.candidate.Need;
import org.examhall.candidate.Needs;

/** How an exam page opens for somebody: the display settings that were granted, as its script reads them. */
final class Wishes {

    private Wishes() {}

    /** A JSON object such as {@code {"size":"150","ruler":true}}. */
    static String json(Needs needs) {
        JsonObjectBuilder wishes = Json.createObjectBuilder();
        needs.display().forEach((name, value) -> {
            if (value.equals(Need.GRANTED)) {
                wishes.add(name, true);
            } else {
                wishes.add(name, value);
            }
        });
        return wishes.build().toString();
    }
}
