package org.examhall.bank.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.bank.ImportWork;

/** Learns what the bank asks already, so that what is asked again is noticed. */
@Named
@Dependent
public class BankLearner extends AbstractBatchlet {

    private static final int PAGE = 200;

    @Inject
    ImportErrand errand;

    @Inject
    ImportWork work;

    private volatile boolean stopped;

    @Override
    public String process() {
        List<String> versions = work.inBank(errand.ref());
        for (int i = 0; i < versions.size() && !stopped; i += PAGE) {
            work.learn(errand.ref(), versions.subList(i, Math.min(i + PAGE, versions.size())));
        }
        return "LEARNT";
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
