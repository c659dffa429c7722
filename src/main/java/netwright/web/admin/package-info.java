/** The page for whoever runs the server: workers, queue, failures, storage. */
@NullMarked
package netwright.web.admin;

import org.jspecify.annotations.NullMarked;
