package org.examhall.bank;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Keeps what was made most recently, for things that never change once made. Reading takes no lock, because every
 * answer that a candidate saves reads here.
 */
final class Recent<K, V> {

    private final int most;
    private final ConcurrentHashMap<K, V> made = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<K> order = new ConcurrentLinkedQueue<>();

    Recent(int most) {
        this.most = most;
    }

    boolean has(K key) {
        return made.containsKey(key);
    }

    /** What is kept for the key, or else is made now; two threads may make it at once, and one of them wins. */
    V get(K key, Function<K, V> make) {
        V kept = made.get(key);
        if (kept != null) {
            return kept;
        }
        V fresh = make.apply(key);
        V other = made.putIfAbsent(key, fresh);
        if (other != null) {
            return other;
        }
        order.add(key);
        while (made.size() > most) {
            K oldest = order.poll();
            if (oldest == null) {
                break;
            }
            made.remove(oldest);
        }
        return fresh;
    }
}
