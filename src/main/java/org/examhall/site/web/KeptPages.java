package org.examhall.site.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pages that are kept ready, those that were asked for last. A page that was begun before something changed may
 * show what was before, and is not kept.
 */
final class KeptPages<K> {

    private static final int MOST = 400;

    private final Map<K, KeptPage> kept = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, KeptPage> eldest) {
            return size() > MOST;
        }
    };

    private long changes;

    /** How often something has changed so far; to be asked before a page is begun. */
    synchronized long changes() {
        return changes;
    }

    synchronized @Nullable KeptPage find(K key) {
        return kept.get(key);
    }

    /** @param begun how often something had changed when the page was begun */
    synchronized void keep(K key, KeptPage page, long begun) {
        if (begun == changes) {
            kept.put(key, page);
        }
    }

    synchronized void forget(K key) {
        kept.remove(key);
    }

    /** Something has changed. */
    synchronized void forgetAll() {
        changes++;
        kept.clear();
    }
}
