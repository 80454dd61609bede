/** Starts the application: migration, security, health, configuration and demonstration data. */
@NullMarked
package org.examhall.app;

import org.jspecify.annotations.NullMarked;
