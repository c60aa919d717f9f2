package dev.roadmask.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a model file says of itself ({@code metadata_props}, schema 1), and which file said it.
 *
 * @param file as opened
 * @param bytes size of the file
 * @param sha256 of the file, 64 hexadecimal digits
 * @param schema of the file's contract with this program; always {@link #SCHEMA}
 * @param classes names of the output's planes, in order, at least one
 * @param threshold of the hard mask, in [0, 1]: a pixel is masked when its probability reaches it
 * @param pixels the budget P that the input size is chosen by, see {@link InputSize#forPicture}
 * @param stride s of the output: it has H/s rows and W/s columns; 1 or 2
 * @param training JSON object about data sets, split, epochs, scores and how they were measured; as written
 */
public record ModelCard(
        Path file,
        long bytes,
        String sha256,
        int schema,
        List<String> classes,
        double threshold,
        int pixels,
        int stride,
        String training) {
    /** The schema this program reads. */
    public static final int SCHEMA = 1;

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public ModelCard {
        Objects.requireNonNull(file, "file");
        classes = List.copyOf(classes);
        require(SHA_256.matcher(sha256).matches(), "sha256 must be 64 hexadecimal digits: sha256=" + sha256);
        require(schema == SCHEMA, "schema must be " + SCHEMA + ": schema=" + schema);
        require(!classes.isEmpty(), "classes must name at least one class");
        require(classes.stream().noneMatch(String::isBlank), "classes must not be blank: classes=" + classes);
        require(classes.stream().distinct().count() == classes.size(), "classes must differ: classes=" + classes);
        require(threshold >= 0 && threshold <= 1, "threshold must lie in [0, 1]: threshold=" + threshold);
        require(
                pixels >= MINIMUM_PIXELS && pixels <= MAXIMUM_PIXELS,
                "pixels must lie in [1024, 16777216]: pixels=" + pixels);
        require(stride == 1 || stride == 2, "stride must be 1 or 2: stride=" + stride);
        require(training.strip().startsWith("{"), "training must be a JSON object: training=" + training);
    }

    /** One grain of 32 x 32. */
    private static final int MINIMUM_PIXELS = InputSize.GRAIN * InputSize.GRAIN;

    /** 4096 x 4096: beyond it the number is a mistake, and the tensors would be gigabytes. */
    private static final int MAXIMUM_PIXELS = 4096 * 4096;

    /** The input size for a picture of this display size. */
    public InputSize inputSize(int displayWidth, int displayHeight) {
        return InputSize.forPicture(displayWidth, displayHeight, pixels);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
