package org.examhall.sitting.file;

import com.dd.plist.NSArray;
import com.dd.plist.NSData;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import com.dd.plist.NSString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.examhall.kernel.Digest;

/**
 * The Config Key of Safe Exam Browser: SHA-256 of the settings in one fixed form, which both the browser and whoever
 * made the settings can work out. The form is that of the developer documentation at
 * safeexambrowser.org/developer/seb-config-key.html ("SEB-JSON"): names sorted without regard to case or culture, no
 * white space, nothing escaped, {@code originatorVersion} and empty dictionaries left out, data in base 64, dates in
 * ISO 8601.
 *
 * <p>Versions of the browser differ in whether they escape quotation marks. Settings of ours therefore hold none.
 */
public final class ConfigKey {

    private static final String NOT_COUNTED = "originatorVersion";

    private ConfigKey() {}

    /** The key, as 64 hexadecimal digits in lower case. */
    public static String of(NSDictionary settings) {
        return Digest.hex(json(settings));
    }

    /**
     * What the browser shows of a key for one address: SHA-256 of the address and the key. The same for the Config Key
     * and a Browser Exam Key, in a header as in the browser's JavaScript.
     *
     * @param url absolute; what follows a {@code #} does not count
     */
    public static String shownFor(String url, String key) {
        int fragment = url.indexOf('#');
        return Digest.hex((fragment < 0 ? url : url.substring(0, fragment)) + key);
    }

    /** Whether a hash is that of one of the keys for this address. Takes as long for a wrong one as for a right one. */
    public static boolean matches(String shown, String url, List<String> keys) {
        byte[] given = shown.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (String key : keys) {
            found |= MessageDigest.isEqual(given, shownFor(url, key).getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    static String json(NSDictionary settings) {
        StringBuilder text = new StringBuilder(4_096);
        write(settings, text);
        return text.toString();
    }

    private static void write(NSDictionary dictionary, StringBuilder text) {
        text.append('{');
        int start = text.length();
        dictionary.getHashMap().entrySet().stream()
                .filter(entry -> !entry.getKey().equalsIgnoreCase(NOT_COUNTED))
                .filter(entry -> !(entry.getValue() instanceof NSDictionary inner) || inner.count() > 0)
                .sorted(Comparator.comparing(entry -> entry.getKey(), String.CASE_INSENSITIVE_ORDER))
                .forEach(entry -> {
                    text.append(text.length() == start ? "" : ",");
                    text.append('"').append(entry.getKey()).append("\":");
                    write(entry.getValue(), text);
                });
        text.append('}');
    }

    private static void write(NSObject value, StringBuilder text) {
        if (value instanceof NSDictionary dictionary) {
            write(dictionary, text);
        } else if (value instanceof NSArray array) {
            text.append('[');
            for (int i = 0; i < array.count(); i++) {
                text.append(i == 0 ? "" : ",");
                write(array.objectAtIndex(i), text);
            }
            text.append(']');
        } else if (value instanceof NSNumber number) {
            text.append(
                    number.isBoolean()
                            ? Boolean.toString(number.boolValue())
                            : number.isInteger() ? Long.toString(number.longValue()) : number.toString());
        } else {
            text.append('"').append(plain(value)).append('"');
        }
    }

    private static String plain(NSObject value) {
        if (value instanceof NSData data) {
            return Base64.getEncoder().encodeToString(data.bytes());
        }
        if (value instanceof NSDate date) {
            return date.getDate().toInstant().toString();
        }
        if (value instanceof NSString string) {
            return string.getContent();
        }
        throw new IllegalArgumentException("not a setting: " + value.getClass().getSimpleName());
    }
}
