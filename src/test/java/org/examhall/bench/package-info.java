/** The benchmark: a real server under the load of a full room; see src/docs/benchmark.md. */
package org.examhall.bench;
