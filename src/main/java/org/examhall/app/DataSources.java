package org.examhall.app;

import jakarta.annotation.sql.DataSourceDefinition;

/** The two databases of the application, by the names under which the server and the persistence unit find them. */
@DataSourceDefinition(
        name = "java:global/jdbc/examhall",
        className = "org.examhall.app.Database",
        minPoolSize = 4,
        maxPoolSize = 32)
@DataSourceDefinition(
        name = "java:global/jdbc/examhallJobs",
        className = "org.examhall.app.JobRepository",
        minPoolSize = 1,
        maxPoolSize = 8)
@jakarta.ejb.Singleton
class DataSources {}
