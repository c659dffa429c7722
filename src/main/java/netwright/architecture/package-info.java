/**
 * The graph a person draws: architectures, nodes, edges, primitive layers, composite blocks and their JSON form.
 * Plain Java that knows no other room: nothing here analyses, trains, stores or shows.
 */
@NullMarked
package netwright.architecture;

import org.jspecify.annotations.NullMarked;
