package org.examhall.bank.file;

import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.examhall.bank.Medium;
import org.examhall.bank.MediumCheck;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The pictures and sounds that lie beside a question. What its text shows is taken along under the name that it has in
 * the bank; what is not there, lies elsewhere or is not what it claims refuses the question.
 */
final class Shelf {

    /** The files beside a text. */
    interface Files {
        /** What is at an address; null if nothing is. */
        byte @Nullable [] find(String address) throws IOException;
    }

    /** Where the bank's reader looks for media. */
    private static final String FOLDER = "../media/";

    private static final String DATA = "data:";
    private final Files files;
    private final Map<String, Medium> taken;

    private Shelf(Files files, Map<String, Medium> taken) {
        this.files = files;
        this.taken = taken;
    }

    static Shelf of(Files files) {
        return new Shelf(files, new LinkedHashMap<>());
    }

    /** The shelf of another text of the same question. */
    Shelf beside(Files others) {
        return new Shelf(others, taken);
    }

    /**
     * Takes a medium along.
     *
     * @param address as the question has it
     * @return the address at which the bank's reader finds it
     */
    String take(String address) {
        try {
            Medium medium = address.startsWith(DATA) ? written(address) : found(address);
            taken.put(medium.name(), medium);
            return FOLDER + medium.name();
        } catch (Refused unfit) {
            Refusal reason = unfit.refusal();
            throw reason.code().equals("medium-refused")
                    ? Refusal.of(
                                    "import-medium",
                                    shown(address),
                                    reason.arguments().get(0))
                            .asException()
                    : unfit;
        } catch (IOException broken) {
            throw missing(address);
        }
    }

    /** Takes along what was made from the question itself. */
    String take(String name, byte[] bytes) {
        return beside(address -> bytes).take(name);
    }

    private Medium found(String address) throws IOException {
        if (address.matches("(?i)[a-z][a-z0-9+.-]*:.*|//.*")) {
            throw Refusal.of("import-medium-elsewhere", shown(address)).asException();
        }
        byte[] bytes = files.find(address);
        if (bytes == null) {
            throw missing(address);
        }
        return MediumCheck.found(bytes);
    }

    private static RuntimeException missing(String address) {
        return Refusal.of("import-zip-missing", shown(address)).asException();
    }

    /** A medium that is written into its own address. */
    private static Medium written(String address) {
        int comma = address.indexOf(',');
        if (comma < 0 || !address.substring(0, comma).strip().endsWith("base64")) {
            throw Refusal.of("import-medium-elsewhere", shown(address)).asException();
        }
        return MediumCheck.found(decoded(address.substring(comma + 1), address));
    }

    /**
     * Bytes that are written as base 64.
     *
     * @param name of the file that they are
     */
    static byte[] decoded(String base64, String name) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            throw Refusal.of("import-file-broken", shown(name)).asException();
        }
    }

    private static String shown(String address) {
        return Desk.shown(address);
    }

    List<Medium> taken() {
        return List.copyOf(taken.values());
    }
}
