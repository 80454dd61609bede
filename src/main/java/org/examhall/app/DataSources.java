package org.examhall.app;

import jakarta.annotation.sql.DataSourceDefinition;

/**
 * The two databases of the application, by the names under which the server and the persistence unit find them. A
 * connection that the database has dropped is noticed and replaced, at most five seconds after it was used last.
 */
@DataSourceDefinition(
        name = "java:global/jdbc/examhall",
        className = "org.examhall.app.Database",
        minPoolSize = 4,
        maxPoolSize = 40,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=5",
            "fish.payara.fail-all-connections=true"
        })
@DataSourceDefinition(
        name = "java:global/jdbc/examhallJobs",
        className = "org.examhall.app.JobRepository",
        minPoolSize = 1,
        maxPoolSize = 8,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=5",
            "fish.payara.fail-all-connections=true"
        })
@jakarta.ejb.Singleton
class DataSources {}
