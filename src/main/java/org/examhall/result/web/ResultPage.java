package org.examhall.result.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.examhall.result.Result;
import org.examhall.result.Results;
import org.examhall.sitting.SeatHolder;
import org.jspecify.annotations.Nullable;

/** The result of the candidate who holds the seat. */
@Named
@RequestScoped
public class ResultPage {

    @Inject
    Results results;

    @Inject
    SeatHolder seat;

    private @Nullable Result result;

    /** Null before the script is handed in, and until people have marked what they have to mark of it. */
    public @Nullable Result getResult() {
        if (result == null && seat.present()) {
            result = results.provisionalOf(seat.script(), seat.entry()).orElse(null);
        }
        return result;
    }
}
