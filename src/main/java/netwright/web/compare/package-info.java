/** Networks and runs side by side, and the structural diff of two networks. */
@NullMarked
package netwright.web.compare;

import org.jspecify.annotations.NullMarked;
