/**
 * The Vaadin views: thin, they show and they ask. The only room that knows {@code com.vaadin}; nobody knows it
 * but the command that serves it. Here is what every page shares: the frame, the addresses, numbers and messages as people
 * read them, fields for settings. The pages live in the packages below, which this one does not know.
 */
@NullMarked
package netwright.web;

import org.jspecify.annotations.NullMarked;
