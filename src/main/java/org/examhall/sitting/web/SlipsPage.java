package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.account.web.Says;
import org.examhall.sitting.Board;
import org.examhall.sitting.Sitting;

/** The keycode slips of a sitting, to be printed, cut and handed out. */
@Named
@RequestScoped
public class SlipsPage {

    @Inject
    BoardPage boardPage;

    @Inject
    Board board;

    @Inject
    Says says;

    /** A slip. */
    public record Slip(String name, String number, String keycode, List<String> arrangement) {
        public String getName() {
            return name;
        }

        public String getNumber() {
            return number;
        }

        public String getKeycode() {
            return keycode;
        }

        public List<String> getArrangement() {
            return arrangement;
        }
    }

    public List<Slip> getSlips() {
        return boardPage.asked().map(this::slips).orElse(List.of());
    }

    private List<Slip> slips(Sitting sitting) {
        return board.of(sitting).candidates().stream()
                .map(one -> new Slip(
                        one.name(),
                        one.number(),
                        one.keycode(),
                        one.arrangement().words(says.texts())))
                .toList();
    }
}
