package netwright.analysis;

import netwright.architecture.TensorShape;

/** A drawn node, with everything inside it: its output, the sum of its layers' costs, the receptive field at its output. */
public record NodeReport(TensorShape output, Cost cost, ReceptiveField receptiveField, int layers) {}
