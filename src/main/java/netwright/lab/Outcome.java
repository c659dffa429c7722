package netwright.lab;

import java.util.List;
import netwright.architecture.Architecture;

/**
 * What an experiment made of a network.
 *
 * @param architecture the network it was given where nothing applied
 * @param places how many layers or blocks were changed
 * @param changes what was done and what was left alone and why, a sentence each
 */
public record Outcome(Architecture architecture, int places, List<String> changes) {

    public Outcome {
        changes = List.copyOf(changes);
    }
}
