package dev.roadmask.evaluation;

/**
 * A plane between vehicles and the rest.
 *
 * @param plane the weights of the features, then the bias: a window is vehicle where the sum is positive; borrowed
 */
record LinearClassifier(float[] plane) {
    /** The weighted sum for a window's features. */
    double margin(float[] features) {
        double sum = plane[features.length];
        for (int i = 0; i < features.length; i++) {
            sum += (double) plane[i] * features[i];
        }
        return sum;
    }
}
