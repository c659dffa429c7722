package netwright.training;

import netwright.architecture.Architecture;
import netwright.catalog.Presets;

/** The networks that people begin with. */
final class Starters {

    private Starters() {}

    static Architecture get(String id) {
        return Presets.find(id).orElseThrow().architecture();
    }
}
