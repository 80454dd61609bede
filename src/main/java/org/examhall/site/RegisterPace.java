package org.examhall.site;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.examhall.kernel.Pace;

/** How often one network address may search the register of trainers: enough for people, too little to copy it out. */
@ApplicationScoped
public class RegisterPace {

    static final int A_MINUTE = 30;

    @Inject
    Clock clock;

    private Pace pace;

    @PostConstruct
    void start() {
        pace = new Pace(A_MINUTE, Duration.ofMinutes(1), clock);
    }

    public boolean admits(String origin) {
        return pace.take(origin);
    }
}
