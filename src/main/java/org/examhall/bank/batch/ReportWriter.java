package org.examhall.bank.batch;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.bank.FoundQuestion;
import org.examhall.bank.ImportWork;
import org.examhall.bank.file.Reading;

/** Writes the fates of questions into the report. */
@Named
@Dependent
public class ReportWriter extends AbstractItemWriter {

    @Inject
    ImportErrand errand;

    @Inject
    ImportWork work;

    @Override
    public void writeItems(List<Object> items) {
        work.report(
                errand.ref(),
                items.stream()
                        .map(Numbered.class::cast)
                        .map(ReportWriter::found)
                        .toList());
    }

    private static FoundQuestion found(Numbered question) {
        Reading reading = question.reading();
        if (reading instanceof Reading.Usable usable) {
            return new FoundQuestion(
                    question.number(),
                    usable.file(),
                    usable.line(),
                    usable.name(),
                    usable.identifier(),
                    usable.content(),
                    null,
                    usable.notes());
        }
        Reading.Unusable unusable = (Reading.Unusable) reading;
        return new FoundQuestion(
                question.number(),
                unusable.file(),
                unusable.line(),
                unusable.name(),
                "",
                "",
                unusable.reason(),
                List.of());
    }
}
