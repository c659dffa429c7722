package netwright.lab;

import java.util.Map;

/** How an experiment finds its places and changes them. */
interface Technique {

    /** How many layers or blocks it would change. */
    int places(Scene scene, Map<String, Object> settings);

    Outcome apply(Scene scene, Map<String, Object> settings);
}
