package netwright.recipe;

import java.util.List;
import netwright.architecture.Field;

/**
 * The learning rate over a run. Each kind warms up linearly over its first {@code warmUp} epochs (fractions allowed, 0
 * for none; Goyal et al., 2017). Kinds that run to an end spread over what is left after the warm-up; those that step at
 * epochs count these from the start of the run. Epochs scale with the run when a recipe is shortened.
 */
public sealed interface Schedule extends Part {

    /** Every kind, in the order of a form. */
    static List<Kind<? extends Schedule>> kinds() {
        return List.of(Cosine.KIND, Step.KIND, MultiStep.KIND, OneCycle.KIND, Polynomial.KIND, Constant.KIND);
    }

    @Override
    Kind<? extends Schedule> kind();

    /** Epochs of linear warm-up, 0 for none. */
    double warmUp();

    /** The same schedule with every count of epochs multiplied. */
    Schedule stretched(double factor);

    /** Rate behind the warm-up. */
    double afterWarmUp(double peak, int step, Span span);

    /**
     * A run as a schedule sees it.
     *
     * @param warmUp steps of warm-up
     * @param stepsPerEpoch optimizer steps
     * @param steps of the whole run
     */
    record Span(int warmUp, int stepsPerEpoch, int steps) {
        /** Share of the steps behind the warm-up that is done, 0 to 1. */
        double done(int step) {
            return Math.min(1, (double) (step - warmUp) / Math.max(1, steps - warmUp));
        }

        double epochs(int step) {
            return (double) step / stepsPerEpoch;
        }
    }

    /**
     * Learning rate of a step.
     *
     * @param step counted from 0
     */
    default double rate(double peak, int step, int stepsPerEpoch, int steps) {
        int warm = (int) Math.min(steps, Math.round(warmUp() * stepsPerEpoch));
        if (step < warm) {
            return peak * (step + 1) / warm;
        }
        return afterWarmUp(peak, step, new Span(warm, stepsPerEpoch, steps));
    }

    /** Of another kind than the one before, whose settings it keeps; but what rises by itself needs no warm-up. */
    static Schedule following(Kind<? extends Schedule> kind, Schedule before) {
        return kind == OneCycle.KIND ? kind.create() : kind.createLike(before);
    }

    static Kind<? extends Schedule> kind(String id) {
        return Kind.find("schedule", kinds(), id);
    }

    private static Field warmUpField(double usual) {
        return new Field(
                "warmUp",
                "Warm-up",
                Field.Kind.DECIMAL,
                usual,
                0,
                1000,
                List.of(),
                "epochs",
                "Epochs in which the rate rises linearly; 0 for none.");
    }

    private static Field gamma(double usual) {
        return Field.decimal("gamma", "Factor", usual, 1e-6, 1, "What the rate is multiplied with at each drop.");
    }

    /** The peak all along. */
    record Constant(double warmUp) implements Schedule {
        public static final Kind<Constant> KIND = new Kind<>(
                "constant",
                "Constant",
                "The same rate to the end.",
                "–",
                List.of(warmUpField(0)),
                s -> new Constant(s.decimal("warmUp")));

        public Constant {
            Part.check(KIND, warmUp);
        }

        @Override
        public Kind<Constant> kind() {
            return KIND;
        }

        @Override
        public Schedule stretched(double factor) {
            return new Constant(warmUp * factor);
        }

        @Override
        public double afterWarmUp(double peak, int step, Span span) {
            return peak;
        }
    }

    /** {@code peak·γ^⌊epoch/every⌋}, PyTorch's StepLR. */
    record Step(double every, double gamma, double warmUp) implements Schedule {
        public static final Kind<Step> KIND = new Kind<>(
                "step",
                "Step",
                "Drops by a factor every so many epochs.",
                "He et al., 2015; PyTorch's StepLR",
                List.of(
                        new Field(
                                "every",
                                "Every",
                                Field.Kind.DECIMAL,
                                30.0,
                                0.001,
                                1000,
                                List.of(),
                                "epochs",
                                "Epochs between two drops."),
                        Schedule.gamma(0.1),
                        warmUpField(0)),
                s -> new Step(s.decimal("every"), s.decimal("gamma"), s.decimal("warmUp")));

        public Step {
            Part.check(KIND, every, gamma, warmUp);
        }

        @Override
        public Kind<Step> kind() {
            return KIND;
        }

        @Override
        public Schedule stretched(double factor) {
            return new Step(every * factor, gamma, warmUp * factor);
        }

        @Override
        public double afterWarmUp(double peak, int step, Span span) {
            return peak * Math.pow(gamma, Math.floor(span.epochs(step) / every + 1e-9));
        }
    }

    /** {@code peak·γ^(milestones passed)}, PyTorch's MultiStepLR. */
    record MultiStep(List<Double> milestones, double gamma, double warmUp) implements Schedule {
        public static final Kind<MultiStep> KIND = new Kind<>(
                "multi_step",
                "Multi-step",
                "Drops by a factor at given epochs.",
                "Zagoruyko & Komodakis, 2016; PyTorch's MultiStepLR",
                List.of(
                        Field.numbers(
                                "milestones",
                                "Drops at",
                                List.of(30.0, 60.0, 80.0),
                                0,
                                1000,
                                "epochs",
                                "Epochs after which the rate drops."),
                        Schedule.gamma(0.1),
                        warmUpField(0)),
                s -> new MultiStep(s.numbers("milestones"), s.decimal("gamma"), s.decimal("warmUp")));

        public MultiStep {
            milestones = List.copyOf(milestones);
            Part.check(KIND, milestones, gamma, warmUp);
        }

        @Override
        public Kind<MultiStep> kind() {
            return KIND;
        }

        @Override
        public Schedule stretched(double factor) {
            return new MultiStep(
                    milestones.stream().map(epoch -> epoch * factor).toList(), gamma, warmUp * factor);
        }

        @Override
        public double afterWarmUp(double peak, int step, Span span) {
            double epoch = span.epochs(step) + 1e-9;
            return peak
                    * Math.pow(
                            gamma,
                            milestones.stream()
                                    .filter(milestone -> milestone <= epoch)
                                    .count());
        }
    }

    /** {@code floor + (peak − floor)·(1 + cos πt)/2}, t the share done (Loshchilov & Hutter, 2017, without restarts). */
    record Cosine(double floor, double warmUp) implements Schedule {
        public static final Kind<Cosine> KIND = new Kind<>(
                "cosine",
                "Cosine",
                "Falls along half a cosine, gently at first and at last.",
                "Loshchilov & Hutter, 2017; PyTorch's CosineAnnealingLR",
                List.of(Field.decimal("floor", "Floor", 0, 0, 100, "Learning rate at the end."), warmUpField(0.25)),
                s -> new Cosine(s.decimal("floor"), s.decimal("warmUp")));

        public Cosine {
            Part.check(KIND, floor, warmUp);
        }

        @Override
        public Kind<Cosine> kind() {
            return KIND;
        }

        @Override
        public Schedule stretched(double factor) {
            return new Cosine(floor, warmUp * factor);
        }

        @Override
        public double afterWarmUp(double peak, int step, Span span) {
            return floor + (peak - floor) * 0.5 * (1 + Math.cos(Math.PI * span.done(step)));
        }
    }

    /**
     * Up from {@code peak/divisor} over the first {@code share} of the steps, then down to
     * {@code peak/divisor/finalDivisor}, both along cosines (Smith & Topin, 2018, as PyTorch's OneCycleLR; the momentum
     * stays as it is).
     */
    record OneCycle(double share, double divisor, double finalDivisor, double warmUp) implements Schedule {
        public static final Kind<OneCycle> KIND = new Kind<>(
                "one_cycle",
                "One cycle",
                "Rises to the peak and falls far below where it began. It warms up by itself.",
                "Smith & Topin, 2018; PyTorch's OneCycleLR",
                List.of(
                        Field.decimal("share", "Rising share", 0.3, 0.01, 0.99, "Share of the steps that rise."),
                        Field.decimal("divisor", "Start divisor", 25, 1, 1e6, "Peak over the first rate."),
                        Field.decimal("finalDivisor", "Final divisor", 1e4, 1, 1e9, "First rate over the last rate."),
                        warmUpField(0)),
                s -> new OneCycle(
                        s.decimal("share"), s.decimal("divisor"), s.decimal("finalDivisor"), s.decimal("warmUp")));

        public OneCycle {
            Part.check(KIND, share, divisor, finalDivisor, warmUp);
        }

        @Override
        public Kind<OneCycle> kind() {
            return KIND;
        }

        @Override
        public Schedule stretched(double factor) {
            return new OneCycle(share, divisor, finalDivisor, warmUp * factor);
        }

        @Override
        public double afterWarmUp(double peak, int step, Span span) {
            int steps = span.steps() - span.warmUp();
            double at = step - span.warmUp();
            double top = share * steps - 1;
            double first = peak / divisor;
            if (at <= top) {
                return between(first, peak, top > 0 ? at / top : 1);
            }
            return between(peak, first / finalDivisor, Math.min(1, (at - top) / (steps - 1 - top)));
        }

        private static double between(double from, double to, double done) {
            return to + (from - to) / 2 * (1 + Math.cos(Math.PI * done));
        }
    }

    /** {@code peak·(1 − t)^power}, t the share done; PyTorch's PolynomialLR. */
    record Polynomial(double power, double warmUp) implements Schedule {
        public static final Kind<Polynomial> KIND = new Kind<>(
                "polynomial",
                "Polynomial",
                "Falls to zero; with power 1 along a line.",
                "PyTorch's PolynomialLR",
                List.of(
                        Field.decimal("power", "Power", 1, 0.1, 10, "1 falls along a line, 2 along a parabola."),
                        warmUpField(0)),
                s -> new Polynomial(s.decimal("power"), s.decimal("warmUp")));

        public Polynomial {
            Part.check(KIND, power, warmUp);
        }

        @Override
        public Kind<Polynomial> kind() {
            return KIND;
        }

        @Override
        public Schedule stretched(double factor) {
            return new Polynomial(power, warmUp * factor);
        }

        @Override
        public double afterWarmUp(double peak, int step, Span span) {
            return peak * Math.pow(1 - span.done(step), power);
        }
    }
}
