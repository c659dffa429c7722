/**
 * The Vaadin views: thin, they show and they ask. The only room that knows {@code com.vaadin}; nobody knows it
 * but the command that serves it.
 */
@NullMarked
package netwright.web;

import org.jspecify.annotations.NullMarked;
