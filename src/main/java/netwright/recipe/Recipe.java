package netwright.recipe;

/**
 * Everything besides the architecture that decides how a run goes.
 *
 * @param data name of a known data set ({@code mnist}) or path of a folder or zip of images
 * @param epochs passes over the training images, 1 to 1000
 * @param batch images per step, 1 to 4096
 * @param optimizer update rule
 * @param learningRate peak learning rate; warmed up over the first steps, then cosine to zero (Loshchilov & Hutter, 2017)
 * @param weightDecay applied to weights of convolutions and linear layers, not to biases and norms
 * @param seed for initial weights, order of images, dropout
 * @param engine DJL engine
 * @param device {@code cpu}, {@code gpu0}, {@code gpu1}, …
 */
public record Recipe(
        String data,
        int epochs,
        int batch,
        OptimizerName optimizer,
        double learningRate,
        double weightDecay,
        long seed,
        EngineName engine,
        String device) {

    public static final int MOST_EPOCHS = 1000;
    public static final int LARGEST_BATCH = 4096;
    public static final double HIGHEST_LEARNING_RATE = 100;
    public static final double HIGHEST_WEIGHT_DECAY = 1;

    public Recipe {
        if (data.isBlank()) {
            throw new IllegalArgumentException("data: name a data set or a folder of images.");
        }
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            throw new IllegalArgumentException("epochs must be 1 to " + MOST_EPOCHS + ", not " + epochs + ".");
        }
        if (batch < 1 || batch > LARGEST_BATCH) {
            throw new IllegalArgumentException("batch must be 1 to " + LARGEST_BATCH + " images, not " + batch + ".");
        }
        if (!(learningRate > 0) || learningRate > HIGHEST_LEARNING_RATE) {
            throw new IllegalArgumentException(
                    "learning rate must be above 0 and at most 100, not " + learningRate + ".");
        }
        if (!(weightDecay >= 0) || weightDecay > HIGHEST_WEIGHT_DECAY) {
            throw new IllegalArgumentException("weight decay must be 0 to 1, not " + weightDecay + ".");
        }
        if (!device.matches("cpu|gpu\\d+")) {
            throw new IllegalArgumentException("device must be cpu or gpu0, gpu1, …, not '" + device + "'.");
        }
    }

    /** What the product proposes when nothing better is known: five epochs of AdamW on the CPU with MXNet. */
    public static Recipe proposedFor(String data) {
        return new Recipe(
                data,
                5,
                128,
                OptimizerName.ADAMW,
                OptimizerName.ADAMW.usualLearningRate(),
                0.01,
                1,
                EngineName.MXNET,
                "cpu");
    }
}
