package dev.roadmask.output;

import dev.roadmask.output.OutputException.Kind;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outputs of one pass, opened together, and after the run together complete or parts. Owns them. */
public final class Outputs implements AutoCloseable {
    private final List<Sink> sinks = new ArrayList<>();
    private final List<AutoCloseable> owned = new ArrayList<>();
    /** Kind of each, by its path. */
    private final Map<Path, String> made = new LinkedHashMap<>();

    private final List<Path> paths = new ArrayList<>();
    private MaskVideoSink maskVideo;
    private boolean closed;

    private Outputs() {}

    /**
     * Opens all outputs of a plan, or none.
     *
     * @param plan what to write
     * @param context of which film
     * @param sidecar gets what made them, unless all of it goes to standard output
     * @throws OutputException if one is there already, cannot be written, or stands in another's way
     * @throws VideoException the same of a mask video
     */
    public static Outputs open(OutputPlan plan, OutputContext context, Path sidecar)
            throws OutputException, VideoException {
        requireApart(plan, context, sidecar);
        Outputs outputs = new Outputs();
        try {
            outputs.openAll(plan, context, sidecar);
            return outputs;
        } catch (OutputException | VideoException | RuntimeException failure) {
            outputs.close();
            throw failure;
        }
    }

    private static void requireApart(OutputPlan plan, OutputContext context, Path sidecar) throws OutputException {
        List<Path> all = new ArrayList<>(plan.paths());
        if (!all.isEmpty()) {
            all.add(sidecar);
        }
        for (int i = 0; i < all.size(); i++) {
            for (Path read : context.source().files()) {
                requireApart(all.get(i), read, "the film itself");
            }
            for (int j = 0; j < i; j++) {
                requireApart(all.get(i), all.get(j), "what another output is written to");
            }
        }
    }

    /** One may neither be the other nor lie in it, nor in what it is called while it grows. */
    private static void requireApart(Path output, Path other, String what) throws OutputException {
        Path one = output.toAbsolutePath().normalize();
        Path two = other.toAbsolutePath().normalize();
        boolean inTheWay = one.startsWith(two)
                || two.startsWith(one)
                || one.startsWith(GrowingFile.part(two))
                || two.startsWith(GrowingFile.part(one))
                || isSame(one, two);
        if (inTheWay) {
            throw new OutputException(
                    Kind.EXISTS,
                    "cannot write " + output + ": it would replace " + what + ", " + other + ". Choose another name",
                    null);
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The sidecar first, whose lock keeps other runs out, and last among the sinks, so that it is published last. */
    private void openAll(OutputPlan plan, OutputContext context, Path file) throws OutputException, VideoException {
        Optional<SidecarSink> sidecar = openSidecar(plan, context, file);
        if (plan.png().isPresent()) {
            Path folder = plan.png().get();
            add(PngSink.open(folder, plan.probability(), plan.every(), context));
            made.put(folder, plan.probability() ? "png probability" : "png");
        }
        if (plan.maskVideo().isPresent()) {
            maskVideo = add(MaskVideoSink.open(plan.maskVideo().get(), context));
            made.put(plan.maskVideo().get(), "mask video");
        }
        if (plan.csv().isPresent()) {
            add(CsvSink.open(plan.csv().get(), context));
            made.put(plan.csv().get(), "csv frames");
            made.put(OutputPlan.regionTable(plan.csv().get()), "csv regions");
        }
        if (plan.coco().isPresent()) {
            add(CocoSink.open(plan.coco().get(), context));
            made.put(plan.coco().get(), "coco");
        }
        if (plan.polygons().isPresent()) {
            add(CocoSink.open(plan.polygons().get(), context));
            made.put(plan.polygons().get().file(), "coco polygons");
        }
        if (plan.yolo().isPresent()) {
            add(YoloSink.open(plan.yolo().get(), plan.every(), context));
            made.put(plan.yolo().get(), "yolo");
        }
        made.keySet().retainAll(plan.paths());
        paths.addAll(made.keySet());
        if (sidecar.isPresent()) {
            sinks.add(sidecar.get());
            paths.add(file);
        }
    }

    private Optional<SidecarSink> openSidecar(OutputPlan plan, OutputContext context, Path file)
            throws OutputException {
        if (plan.paths().isEmpty()) {
            return Optional.empty();
        }
        SidecarSink sidecar = SidecarSink.open(file, made, context);
        owned.add(sidecar);
        return Optional.of(sidecar);
    }

    private <S extends Sink & AutoCloseable> S add(S sink) {
        sinks.add(sink);
        owned.add(sink);
        return sink;
    }

    /** For the pipeline's plan; the last of its sinks. */
    public List<Sink> sinks() {
        return List.copyOf(sinks);
    }

    /** What is not as it might be expected, a line each; known after the run, before this is closed. */
    public List<String> warnings() {
        return maskVideo == null
                ? List.of()
                : maskVideo.warnings().stream()
                        .map(line -> "mask video: " + line)
                        .toList();
    }

    /** Files and folders that are there after a run that succeeded. */
    public List<Path> paths() {
        return List.copyOf(paths);
    }

    /** After a run that did not succeed parts stay; empty ones are removed. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        IllegalStateException failure = new IllegalStateException("an output does not close");
        for (AutoCloseable each : owned) {
            try {
                each.close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
