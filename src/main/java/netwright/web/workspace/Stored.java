package netwright.web.workspace;

import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.UnreadableDocument;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds of a design.
 *
 * @param revision number of the newest one
 * @param draft document of what was drawn since, or null
 */
record Stored(int revision, @Nullable String draft) {

    /** The same revision and the same drawing on it, wherever its nodes stand. */
    boolean sameDrawing(Stored other) {
        if (revision != other.revision) {
            return false;
        }
        return draft == null || other.draft == null
                ? draft == null && other.draft == null
                : draft.equals(other.draft) || alike(draft, other.draft);
    }

    private static boolean alike(String one, String other) {
        try {
            return withoutPlaces(one).equals(withoutPlaces(other));
        } catch (UnreadableDocument e) {
            return false;
        }
    }

    private static Architecture withoutPlaces(String document) {
        return ArchitectureJson.read(document).mapNodes(node -> node.at(null));
    }
}
