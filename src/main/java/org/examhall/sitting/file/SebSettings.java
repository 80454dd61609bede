package org.examhall.sitting.file;

import com.dd.plist.NSArray;
import com.dd.plist.NSDictionary;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What Safe Exam Browser is told about one sitting. The names of the settings are those of its documentation.
 *
 * @param address the platform as candidates reach it, such as {@code https://exams.example.org}, without a slash
 * @param allowQuit whether candidates may leave before they hand in
 * @param quitPassword SHA-256 of the password that leaving asks for, in hexadecimal digits; empty for none
 * @param wholeScreen the whole screen without a frame, or else a window as large as the screen
 * @param isolatedClipboard a clipboard of its own, or else none
 * @param agentSuffix what is added to the browser's name; may be empty
 * @param allowed further addresses that may be opened, in the browser's simple form, such as {@code example.org/maps/*}
 * @param salt 32 random bytes in base 64, from which the browser makes its Browser Exam Key
 */
public record SebSettings(
        String address,
        boolean allowQuit,
        String quitPassword,
        boolean wholeScreen,
        boolean spellCheck,
        boolean isolatedClipboard,
        String agentSuffix,
        List<String> allowed,
        String salt) {

    /** Where candidates come in. */
    public static final String DOOR = "/exam/";

    /** Whoever goes there leaves Safe Exam Browser. */
    public static final String WAY_OUT = "/exam/goodbye.xhtml";

    private static final int START_AN_EXAM = 0;
    private static final int LOAD_START_URL = 0;
    private static final int MODERN_ENGINE = 3;
    private static final int ALLOW = 1;
    private static final int IN_NEW_WINDOW = 2;
    private static final int BLOCK = 0;
    private static final int BLOCK_CLIPBOARD = 1;
    private static final int ISOLATE_CLIPBOARD = 2;

    public NSDictionary asDictionary() {
        NSDictionary all = new NSDictionary();
        all.put("sebConfigPurpose", START_AN_EXAM);
        all.put("sebMode", LOAD_START_URL);
        all.put("startURL", address + DOOR);
        all.put("sendBrowserExamKey", true);
        all.put("examKeySalt", Base64.getDecoder().decode(salt));
        putLeaving(all);
        putWindows(all);
        putWhatStaysClosed(all);
        putWhatHelps(all);
        all.put("URLFilterEnable", true);
        all.put("URLFilterEnableContentFilter", false);
        all.put("URLFilterRules", rules());
        return all;
    }

    private void putLeaving(NSDictionary all) {
        all.put("quitURL", address + WAY_OUT);
        all.put("quitURLConfirm", false);
        all.put("allowQuit", allowQuit);
        all.put("showQuitButton", allowQuit);
        all.put("hashedQuitPassword", quitPassword);
        all.put("ignoreExitKeys", true);
    }

    private void putWindows(NSDictionary all) {
        all.put("browserViewMode", wholeScreen ? 1 : 0);
        all.put("browserWindowWebView", MODERN_ENGINE);
        all.put("browserUserAgent", agentSuffix);
        all.put("browserWindowAllowReload", true);
        all.put("showReloadButton", true);
        all.put("showReloadWarning", false);
        all.put("allowBrowsingBackForward", false);
        // A sign-in that must be renewed opens beside the paper.
        all.put("newBrowserWindowByLinkPolicy", IN_NEW_WINDOW);
        all.put("newBrowserWindowByLinkBlockForeign", true);
        all.put("newBrowserWindowByScriptPolicy", BLOCK);
        all.put("showTaskBar", true);
        all.put("showTime", true);
        all.put("showInputLanguage", true);
    }

    private void putWhatStaysClosed(NSDictionary all) {
        all.put("clipboardPolicy", isolatedClipboard ? ISOLATE_CLIPBOARD : BLOCK_CLIPBOARD);
        all.put("enablePrivateClipboard", true);
        all.put("allowSpellCheck", spellCheck);
        all.put("allowDictionaryLookup", false);
        all.put("allowPrint", false);
        all.put("enablePrintScreen", false);
        all.put("allowDownUploads", false);
        all.put("allowDownloads", false);
        all.put("allowUploads", false);
        all.put("downloadAndOpenSebConfig", false);
        all.put("examSessionReconfigureAllow", false);
        all.put("allowPreferencesWindow", false);
        all.put("allowDeveloperConsole", false);
        all.put("allowSwitchToApplications", false);
        all.put("allowUserSwitching", false);
        all.put("allowScreenSharing", false);
        all.put("allowVirtualMachine", false);
        all.put("allowDisplayMirroring", false);
        all.put("allowedDisplaysMaxNumber", 1);
        all.put("enableRightMouse", false);
        // Whoever sits down next finds nobody's sign-in; but answers that were not sent are not swept away with it.
        all.put("examSessionClearCookiesOnStart", true);
        all.put("examSessionClearCookiesOnEnd", true);
        all.put("removeBrowserProfile", false);
        all.put("removeLocalStorage", false);
    }

    private static void putWhatHelps(NSDictionary all) {
        all.put("enableZoomPage", true);
        all.put("enableZoomText", true);
        all.put("audioControlEnabled", true);
        all.put("insideSebEnableEaseOfAccess", true);
    }

    private NSArray rules() {
        List<NSDictionary> rules = new ArrayList<>();
        rules.add(rule(URI.create(address).getRawAuthority() + "/*"));
        allowed.forEach(expression -> rules.add(rule(expression)));
        return new NSArray(rules.toArray(NSDictionary[]::new));
    }

    private static NSDictionary rule(String expression) {
        NSDictionary rule = new NSDictionary();
        rule.put("active", true);
        rule.put("action", ALLOW);
        rule.put("expression", expression);
        rule.put("regex", false);
        return rule;
    }
}
