package netwright.architecture;

/** A primitive: everything downstream of a drawing (analysis, training, export) sees only these. */
public sealed interface Layer extends Operation permits Input, UnaryLayer, MergeLayer {}
