package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.examhall.account.Account;

/** The items, judges and ratings of studies, as rows: there are many, and each is a few small values. */
@ApplicationScoped
class AngoffStore {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    void add(AngoffStudy study, List<ItemRef> items, List<Account> judges) {
        entities.flush(); // the rows below refer to the study
        for (int i = 0; i < items.size(); i++) {
            execute(
                    "insert into angoff_item (study_id, item_position, item_ref) values (?, ?, ?)",
                    study.getId(),
                    i + 1,
                    items.get(i).toString());
        }
        for (Account judge : judges) {
            execute(
                    "insert into angoff_judge (study_id, account_id, name) values (?, ?, ?)",
                    study.getId(),
                    judge.getId(),
                    judge.getName());
        }
    }

    /** In the order in which they are rated. */
    List<ItemRef> items(StudyRef study) {
        return rows("select item_ref, item_position from angoff_item where study_id = ? order by item_position", study)
                .stream()
                .map(row -> ItemRef.of((String) row[0]))
                .toList();
    }

    List<AngoffJudge> judges(StudyRef study) {
        return rows("select account_id, name from angoff_judge where study_id = ? order by name, account_id", study)
                .stream()
                .map(row -> new AngoffJudge((String) row[0], (String) row[1]))
                .toList();
    }

    /** By judge's account and by position, in per cent. */
    Map<String, SortedMap<Integer, Integer>> ratings(StudyRef study, int round) {
        Map<String, SortedMap<Integer, Integer>> ratings = new HashMap<>();
        for (Object[] row : rows(
                "select account_id, item_position, rated from angoff_rating where study_id = ? and round_number = "
                        + round,
                study)) {
            ratings.computeIfAbsent((String) row[0], account -> new TreeMap<>())
                    .put(((Number) row[1]).intValue(), ((Number) row[2]).intValue());
        }
        return ratings;
    }

    void rate(AngoffStudy study, String account, int position, int percent) {
        int changed = execute(
                "update angoff_rating set rated = ?, rated_at = ? where study_id = ? and round_number = ?"
                        + " and account_id = ? and item_position = ?",
                percent,
                clock.millis(),
                study.getId(),
                study.getRounds(),
                account,
                position);
        if (changed == 0) {
            execute(
                    "insert into angoff_rating (rated, rated_at, study_id, round_number, account_id, item_position)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    percent,
                    clock.millis(),
                    study.getId(),
                    study.getRounds(),
                    account,
                    position);
        }
    }

    private int execute(String sql, Object... parameters) {
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.executeUpdate();
    }

    private List<Object[]> rows(String sql, StudyRef study) {
        List<?> rows =
                entities.createNativeQuery(sql).setParameter(1, study.value()).getResultList();
        return rows.stream().map(row -> (Object[]) row).toList();
    }
}
