package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.examhall.account.Address;
import org.examhall.account.web.Says;
import org.examhall.kernel.QrCode;
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
    Address address;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    /** A slip; the QR code is the link. */
    public record Slip(
            String name, String number, String keycode, String language, List<String> arrangement, String link, QrCode picture) {
        public String getName() {
            return name;
        }

        public String getNumber() {
            return number;
        }

        public String getKeycode() {
            return keycode;
        }

        public String getLanguage() {
            return language;
        }

        public List<String> getArrangement() {
            return arrangement;
        }

        public String getLink() {
            return link;
        }

        public QrCode getPicture() {
            return picture;
        }
    }

    public List<Slip> getSlips() {
        return boardPage.asked().map(this::slips).orElse(List.of());
    }

    private List<Slip> slips(Sitting sitting) {
        String door = address.of(request) + "/exam/";
        return board.of(sitting).candidates().stream()
                .map(one -> {
                    // Behind the #, which browsers send to nobody.
                    String link = door + "#number=" + one.number() + "&keycode=" + one.keycode();
                    return new Slip(
                            one.name(),
                            one.number(),
                            one.keycode(),
                            says.texts().get("language." + one.language().tag()),
                            one.arrangement().words(says.texts()),
                            link,
                            QrCode.of(link));
                })
                .toList();
    }
}
