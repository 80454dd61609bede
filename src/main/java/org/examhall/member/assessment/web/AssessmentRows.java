package org.examhall.member.assessment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.examhall.course.Questionnaire;
import org.examhall.kernel.Texts;
import org.examhall.member.assessment.Answers;
import org.examhall.member.assessment.Maturity;
import org.examhall.member.assessment.Report;

/** The rows of a file of an assessment, in the reader's language; the first of each names the columns. */
record AssessmentRows(Report report, Texts texts) {

    String title() {
        return texts.get("assessment.title");
    }

    String levelsTitle() {
        return texts.get("assessment.levels");
    }

    String answersTitle() {
        return texts.get("assessment.answers");
    }

    List<List<String>> levels() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                texts.get("assessment.process"),
                texts.get("assessment.level"),
                texts.get("assessment.percent"),
                texts.get("assessment.level.before"),
                texts.get("assessment.next")));
        for (Report.Line line : report.lines()) {
            Maturity maturity = line.maturity();
            rows.add(List.of(
                    maturity.process().title(),
                    figure(maturity.level()),
                    Integer.toString(maturity.percent()),
                    figure(line.before()),
                    maturity.next()));
        }
        return rows;
    }

    List<List<String>> answers() {
        Answers answers = report.assessment().answers();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                texts.get("assessment.process"),
                texts.get("assessment.question"),
                texts.get("assessment.answer"),
                texts.get("assessment.level")));
        for (Report.Line line : report.lines()) {
            Questionnaire.Subject process = line.maturity().process();
            for (int place = 0; place < process.questions().size(); place++) {
                rows.add(List.of(
                        process.title(),
                        process.questions().get(place),
                        answers.to(process.id(), place)
                                .map(degree -> texts.get("assessment.degree." + degree))
                                .orElse(""),
                        figure(line.maturity().level())));
            }
        }
        return rows;
    }

    private static String figure(OptionalInt level) {
        return level.isPresent() ? Integer.toString(level.getAsInt()) : "";
    }
}
