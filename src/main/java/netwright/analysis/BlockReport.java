package netwright.analysis;

import netwright.architecture.Block;

/**
 * A block that was expanded, drawn or inside another one.
 *
 * @param id dotted path from the drawn node inwards, {@code stage2.0}; its layers' ids begin with it
 * @param end id of the layer whose output leaves it
 */
public record BlockReport(String id, Block block, String end) {}
