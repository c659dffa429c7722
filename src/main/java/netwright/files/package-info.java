/**
 * Where the files of runs are kept so that every machine finds them: a folder, or beside it an S3 store.
 * What a file means is known elsewhere. Nobody else speaks to an S3 store.
 */
@NullMarked
package netwright.files;

import org.jspecify.annotations.NullMarked;
