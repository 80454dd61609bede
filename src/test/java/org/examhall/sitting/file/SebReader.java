package org.examhall.sitting.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Reads a {@code .seb} file and works out its Config Key as Safe Exam Browser does, from the published descriptions and
 * with nothing of what wrote it.
 */
public final class SebReader {

    private SebReader() {}

    /** The settings of a file that lies open. */
    public static Map<String, Object> open(byte[] file) throws IOException {
        byte[] content = unpacked(file);
        if (!prefix(content).equals("plnd")) {
            throw new IOException("begins with " + prefix(content));
        }
        return parse(unpacked(Arrays.copyOfRange(content, 4, content.length)));
    }

    /** The settings of a file with a password. */
    public static Map<String, Object> open(byte[] file, String password) throws IOException {
        byte[] content = unpacked(file);
        if (!prefix(content).equals("pswd")) {
            throw new IOException("begins with " + prefix(content));
        }
        return parse(unpacked(decrypted(Arrays.copyOfRange(content, 4, content.length), password)));
    }

    private static String prefix(byte[] content) {
        return new String(content, 0, 4, StandardCharsets.US_ASCII);
    }

    private static byte[] unpacked(byte[] content) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return gzip.readAllBytes();
        }
    }

    /** RNCryptor: version, options, salt, salt of the seal, vector, what is encrypted, seal over all before it. */
    private static byte[] decrypted(byte[] message, String password) throws IOException {
        if (message[0] != 3 || message[1] != 1) {
            throw new IOException("version " + message[0] + ", options " + message[1]);
        }
        try {
            int end = message.length - 32;
            Mac seal = Mac.getInstance("HmacSHA256");
            seal.init(new SecretKeySpec(key(password, message, 10), "HmacSHA256"));
            seal.update(message, 0, end);
            if (!Arrays.equals(seal.doFinal(), Arrays.copyOfRange(message, end, message.length))) {
                throw new IOException("wrong password, or changed on the way");
            }
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key(password, message, 2), "AES"),
                    new IvParameterSpec(message, 18, 16));
            return cipher.doFinal(message, 34, end - 34);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static byte[] key(String password, byte[] message, int from) throws GeneralSecurityException {
        byte[] salt = Arrays.copyOfRange(message, from, from + 8);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 10_000, 256))
                .getEncoded();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parse(byte[] xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            Element plist = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
            return (Map<String, Object>) value(elements(plist).get(0));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private static List<Element> elements(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static Object value(Element element) {
        return switch (element.getTagName()) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            case "integer" -> Long.valueOf(element.getTextContent().strip());
            case "string" -> element.getTextContent();
            case "data" -> element.getTextContent().replaceAll("\\s", "");
            case "array" -> elements(element).stream().map(SebReader::value).toList();
            case "dict" -> {
                Map<String, Object> dictionary = new LinkedHashMap<>();
                List<Element> parts = elements(element);
                for (int i = 0; i < parts.size(); i += 2) {
                    dictionary.put(parts.get(i).getTextContent(), value(parts.get(i + 1)));
                }
                yield dictionary;
            }
            default -> throw new IllegalArgumentException(element.getTagName());
        };
    }

    /** The settings in the form over which the Config Key is made. */
    public static String form(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals("originatorVersion"))
                    .filter(entry -> !(entry.getValue() instanceof Map<?, ?> inner && inner.isEmpty()))
                    .sorted(Comparator.comparing(entry -> ((String) entry.getKey()).toLowerCase(java.util.Locale.ROOT)))
                    .map(entry -> "\"" + entry.getKey() + "\":" + form(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SebReader::form).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? "\"" + text + "\"" : value.toString();
    }
}
