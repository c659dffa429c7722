package netwright.lab.ladder;

import netwright.analysis.Analysis;
import netwright.architecture.Architecture;

/** A kernel size that the paper tried at the seventh rung, 7×7 among them. */
public record KernelTrial(int kernel, Reported reported, Architecture architecture, Analysis analysis) {}
