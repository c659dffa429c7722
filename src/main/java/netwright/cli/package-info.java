/**
 * The command line. Only {@code serve} starts Spring; every other command works on plain objects and starts quickly.
 * Nobody knows this room.
 */
@NullMarked
package netwright.cli;

import org.jspecify.annotations.NullMarked;
