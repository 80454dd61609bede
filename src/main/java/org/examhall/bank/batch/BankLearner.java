package org.examhall.bank.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
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
        String last = work.learn(errand.ref(), "", PAGE);
        while (!last.isEmpty() && !stopped) {
            last = work.learn(errand.ref(), last, PAGE);
        }
        return "LEARNT";
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
