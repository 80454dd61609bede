package org.examhall.bank;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The sample package with a picture, a drawing and a sound in it. */
final class MediaFixture {

    static final String DRAWING = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 30\"><title>Rooms</title>"
            + "<rect width=\"20\" height=\"15\" fill=\"#246\"/></svg>";

    private MediaFixture() {}

    static byte[] picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        bytes.writeBytes("not a real one, but named as one".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    static PackageFixture fixture() {
        return new PackageFixture()
                .replace(
                        "items/single.xml",
                        "<em>first</em>",
                        "<img src=\"../pictures/rooms.svg\" alt=\"Two rooms\" width=\"40\" height=\"30\"/>")
                .replace(
                        "stimuli/log.xml",
                        "<p>Monday.</p>",
                        "<p><img src=\"../pictures/desk.png\" alt=\"\"/></p><figure><audio controls=\"controls\""
                                + " src=\"../pictures/call.mp3\"/><figcaption>My screen is black.</figcaption></figure>")
                .replace(
                        "imsmanifest.xml",
                        "<resources>",
                        "<resources><resource identifier=\"p1\" type=\"webcontent\" href=\"pictures/rooms.svg\"/>"
                                + "<resource identifier=\"p2\" type=\"webcontent\" href=\"pictures/desk.png\"/>"
                                + "<resource identifier=\"p3\" type=\"webcontent\" href=\"pictures/call.mp3\"/>");
    }

    static Path folder(Path folder) throws IOException {
        return folder(folder, DRAWING);
    }

    static Path folder(Path folder, String drawing) throws IOException {
        Path root = fixture().folder(Files.createTempDirectory(folder, "media"));
        Path pictures = Files.createDirectories(root.resolve("pictures"));
        Map<String, byte[]> files = Map.of(
                "rooms.svg", drawing.getBytes(StandardCharsets.UTF_8),
                "desk.png", picture(),
                "call.mp3", "ID3 and then sound".getBytes(StandardCharsets.US_ASCII));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(pictures.resolve(file.getKey()), file.getValue());
        }
        return root;
    }
}
