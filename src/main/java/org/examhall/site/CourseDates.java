package org.examhall.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.examhall.course.CourseRun;
import org.examhall.partner.Accreditations;
import org.examhall.partner.Venue;
import org.jspecify.annotations.Nullable;

/** When and where courses are given next, as anybody may know it: nothing of those who take part. */
@ApplicationScoped
@Transactional
public class CourseDates {

    private static final int MOST = 300;

    @PersistenceContext
    EntityManager em;

    @Inject
    Accreditations accreditations;

    /**
     * A course at a place.
     *
     * @param course its code
     * @param place the venue's address or town, as the partner gave it
     * @param trainer the name under which the trainer stands in the public register; empty for who does not
     */
    public record Date(
            String course,
            LocalDate first,
            LocalDate last,
            String venue,
            String partner,
            String place,
            Country country,
            String trainer) {

        /** What an address calls it. */
        public String getKey() {
            return course + "." + first + "." + Integer.toHexString((venue + partner).hashCode());
        }
    }

    /** What begins today or later, the next first. */
    public List<Date> coming() {
        return em
                .createQuery(
                        "select r, v, e.publicName from CourseRun r join Venue v on v.id = r.venueId"
                                + " left join RegisterEntry e on e.accountId = r.trainerId"
                                + " where r.firstDay >= :today and r.cancelledAt is null order by r.firstDay, r.id",
                        Object[].class)
                .setParameter("today", accreditations.today())
                .setMaxResults(MOST)
                .getResultList()
                .stream()
                .map(row -> date((CourseRun) row[0], (Venue) row[1], (String) row[2]))
                .toList();
    }

    private static Date date(CourseRun run, Venue venue, @Nullable String trainer) {
        return new Date(
                run.getCourse(),
                run.getFirstDay(),
                run.getLastDay(),
                venue.getName(),
                venue.getPartner(),
                venue.getPlace(),
                Country.of(venue.getZone()),
                Objects.requireNonNullElse(trainer, ""));
    }

    /** Those of one course, country or month; empty for any. */
    public static List<Date> find(List<Date> all, String course, String country, String month) {
        return all.stream()
                .filter(one -> course.isEmpty() || one.course().equals(course))
                .filter(one -> country.isEmpty() || one.country().key().equals(country))
                .filter(one -> month.isEmpty()
                        || YearMonth.from(one.first()).toString().equals(month))
                .toList();
    }
}
