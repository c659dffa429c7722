/** The catalogue of known architectures and the page that takes one of them apart, with what has been measured of them here. */
@NullMarked
package netwright.web.explore;

import org.jspecify.annotations.NullMarked;
