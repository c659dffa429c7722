/**
 * Keeps people, designs, revisions, drafts, runs and workers in H2 or PostgreSQL; the only room with SQL in it.
 * A design's document is opaque text here. What a worker process needs is plain JDBC, so that it starts without Spring;
 * the rest uses Spring's {@code JdbcClient}. Nothing here decides who trains what, or shows anything.
 */
@NullMarked
package netwright.store;

import org.jspecify.annotations.NullMarked;
