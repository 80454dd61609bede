package org.examhall.sitting.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.examhall.bank.rest.WritingCalls;
import org.examhall.course.rest.ExerciseCalls;
import org.examhall.course.rest.MockCalls;
import org.examhall.course.rest.StudyCalls;

/** The calls of Examhall's own pages. They are not an interface for others and may change with any release. */
@ApplicationPath("/api")
public class Api extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                ScriptCalls.class,
                CheckCalls.class,
                AskingCalls.class,
                BreakCalls.class,
                LateCalls.class,
                BoardCalls.class,
                HeldCalls.class,
                SeatCalls.class,
                DressRehearsalCalls.class,
                RehearsalCalls.class,
                SafeBrowserCalls.class,
                SignalCalls.class,
                WritingCalls.class,
                StudyCalls.class,
                ExerciseCalls.class,
                MockCalls.class,
                Ping.class,
                StampedReply.class,
                RefusedToAnswer.class);
    }
}
