package org.examhall.bank.batch;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.examhall.bank.ImportWork;
import org.examhall.bank.ReadyQuestion;
import org.examhall.bank.file.Reading;

/** Makes drafts of the questions that the report promised. */
@Named
@Dependent
public class DraftWriter extends AbstractItemWriter {

    @Inject
    ImportErrand errand;

    @Inject
    ImportWork work;

    @Override
    public void writeItems(List<Object> items) {
        List<ReadyQuestion> ready = new ArrayList<>();
        int last = 0;
        for (Object item : items) {
            Numbered question = (Numbered) item;
            last = question.number();
            if (question.reading() instanceof Reading.Usable usable) {
                ready.add(new ReadyQuestion(last, usable.facts(), usable.itemXml(), usable.stimulusXml()));
            }
        }
        work.makeDrafts(errand.ref(), ready, last);
    }
}
