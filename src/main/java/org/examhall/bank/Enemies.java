package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Refusal;

/**
 * Which items must not meet in a paper, because one answers or spoils the other. It is said of items, not of their
 * versions, and it goes both ways: if A is an enemy of B, then B is one of A.
 */
@ApplicationScoped
@Transactional
public class Enemies {

    private static final int MOST = 50;

    @PersistenceContext
    EntityManager entities;

    @Inject
    AuditTrail audit;

    /** The enemies of every item of a bank that has any. */
    public Map<ItemRef, Set<ItemRef>> of(String bank) {
        List<?> rows = entities.createNativeQuery("select item_ref, enemy_ref from item_enemy where bank = ?")
                .setParameter(1, bank)
                .getResultList();
        Map<ItemRef, Set<ItemRef>> enemies = new HashMap<>();
        for (Object row : rows) {
            Object[] pair = (Object[]) row;
            enemies.computeIfAbsent(ItemRef.of((String) pair[0]), item -> new TreeSet<>())
                    .add(ItemRef.of((String) pair[1]));
        }
        return enemies;
    }

    /** The enemies of one item. */
    public Set<ItemRef> of(ItemRef item) {
        List<?> rows = entities.createNativeQuery("select enemy_ref from item_enemy where item_ref = ?")
                .setParameter(1, item.toString())
                .getResultList();
        return rows.stream().map(row -> ItemRef.of((String) row)).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Says which enemies an item has; any that it had before and that are not named now are none any more. Takes effect
     * with the next paper that is drawn.
     *
     * @throws org.examhall.kernel.Refused {@code enemy-of-itself}, {@code enemy-elsewhere} (of another bank),
     *     {@code enemies-too-many}
     */
    public void set(ItemRef item, Set<ItemRef> enemies, Actor by) {
        check(item, enemies);
        Set<ItemRef> before = of(item);
        if (before.equals(enemies)) {
            return;
        }
        entities.createNativeQuery("delete from item_enemy where item_ref = ? or enemy_ref = ?")
                .setParameter(1, item.toString())
                .setParameter(2, item.toString())
                .executeUpdate();
        for (ItemRef enemy : enemies) {
            add(item, enemy);
            add(enemy, item);
        }
        String named = enemies.stream().sorted().map(ItemRef::identifier).collect(Collectors.joining(", "));
        audit.record(by, "item-enemies-set", "item", item.toString(), named);
    }

    private static void check(ItemRef item, Set<ItemRef> enemies) {
        if (enemies.contains(item)) {
            throw Refusal.of("enemy-of-itself").asException();
        }
        for (ItemRef enemy : enemies) {
            if (!enemy.bank().equals(item.bank())) {
                throw Refusal.of("enemy-elsewhere", enemy.toString()).asException();
            }
        }
        if (enemies.size() > MOST) {
            throw Refusal.of("enemies-too-many", MOST).asException();
        }
    }

    private void add(ItemRef item, ItemRef enemy) {
        entities.createNativeQuery("insert into item_enemy (bank, item_ref, enemy_ref) values (?, ?, ?)")
                .setParameter(1, item.bank())
                .setParameter(2, item.toString())
                .setParameter(3, enemy.toString())
                .executeUpdate();
    }
}
