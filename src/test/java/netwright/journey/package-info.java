/**
 * What people do with the product, in a real browser against a real server process. With {@code -Dpictures=<folder>}
 * the journeys also take the pictures of the documentation.
 */
@NullMarked
package netwright.journey;

import org.jspecify.annotations.NullMarked;
