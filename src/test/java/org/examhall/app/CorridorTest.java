package org.examhall.app;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.examhall.kernel.Exempt;

/** The rules of the house that a machine can check. */
@AnalyzeClasses(packages = "org.examhall", importOptions = ImportOption.DoNotIncludeTests.class)
class CorridorTest {

    private static final String ROOT = "org.examhall.";

    /** A room may call only the rooms before it. */
    private static final List<String> ROOMS = List.of(
            "kernel",
            "account",
            "mail",
            "partner",
            "candidate",
            "bank",
            "course",
            "publish",
            "entry",
            "sitting",
            "marking",
            "result",
            "awarding",
            "insight",
            "member",
            "site",
            "app");

    @ArchTest
    static void everyClassLivesInARoomOfTheCorridor(JavaClasses classes) {
        TreeSet<String> found = classes.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ROOMS).containsAll(found);
    }

    @ArchTest
    static void aRoomCallsOnlyTheRoomsBeforeIt(JavaClasses classes) {
        for (int i = 0; i < ROOMS.size() - 1; i++) {
            String[] below = ROOMS.subList(i + 1, ROOMS.size()).stream()
                    .map(room -> ROOT + room + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ROOMS.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(below)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching("org.examhall.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOTHING_BUT_PAGES_DEPENDS_ON_PAGES = noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "org.examhall.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.examhall..web..");

    /** What every page's bean needs lies in {@code account.web}; beyond that a room's pages are its own. */
    @ArchTest
    static void pagesDependOnNoOtherRoomsPages(JavaClasses classes) {
        for (String room : ROOMS) {
            String own = ROOT + room + "..web..";
            noClasses()
                    .that()
                    .resideInAPackage(own)
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.examhall..web..")
                            .and(not(resideInAnyPackage(own, "org.examhall.account.web.."))))
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule LEAVES_NEVER_SEE_AN_ENTITY_MANAGER = noClasses()
            .that()
            .resideInAnyPackage("..web..", "..rest..", "..push..", "..batch..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class);

    @ArchTest
    static final ArchRule ONLY_PAGES_AND_APP_SEE_FACES = noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "org.examhall.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.faces..", "org.primefaces..", "org.omnifaces..");

    @ArchTest
    static final ArchRule NOBODY_ASKS_THE_TIME_BUT_OF_THE_CLOCK = asksTheMachine();

    private static ArchRule asksTheMachine() {
        ClassesShouldConjunction rule = noClasses()
                .that()
                .areNotAnnotatedWith(Exempt.class)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone");
        for (Class<?> type : List.of(
                Instant.class,
                LocalDate.class,
                LocalTime.class,
                LocalDateTime.class,
                OffsetDateTime.class,
                ZonedDateTime.class)) {
            rule = rule.orShould().callMethod(type, "now");
        }
        return rule.because("time comes from the injected Clock; an exception is marked with @Exempt and its reason");
    }

    @ArchTest
    static void anExemptionGivesItsReason(JavaClasses classes) {
        List<JavaClass> exempt = classes.that(alwaysTrue()).stream()
                .filter(type -> type.isAnnotatedWith(Exempt.class))
                .toList();
        assertThat(exempt)
                .isNotEmpty()
                .allSatisfy(type -> assertThat(
                                type.getAnnotationOfType(Exempt.class).reason())
                        .isNotBlank());
    }
}
