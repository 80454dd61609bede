package org.examhall.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Excuses a class from a rule of the house that the build checks, and says why. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Exempt {

    /** Why the rule does not fit here, for whoever comes next. */
    String reason();
}
