package dev.roadmask.cli;

import dev.roadmask.scene.RoadScene;
import dev.roadmask.scene.SceneDataset;
import dev.roadmask.scene.SceneFrame;
import dev.roadmask.scene.SceneSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code roadmask scene}. */
@Command(
        name = "scene",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Generates road scenes with exact masks:",
            "a drive as video (-o), or pictures to train on, each of another scene (-d)."
        })
final class SceneCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The drive, with its sound.")
    private Optional<Path> video = Optional.empty();

    @Option(
            names = "--masks",
            paramLabel = "FILE",
            description = "The drive's masks as lossless video (mkv): 0 and 255.")
    private Optional<Path> masks = Optional.empty();

    @Option(
            names = "--frames",
            paramLabel = "DIR",
            description = "Every --every-th frame of the drive as a mask folder.")
    private Optional<Path> frames = Optional.empty();

    @Option(names = "--every", paramLabel = "N", description = "For --frames (${DEFAULT-VALUE}).")
    private int every = 10;

    @Option(names = "--seconds", description = "Length of the drive (${DEFAULT-VALUE}).")
    private double seconds = 10;

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            description = "Mask folder for training pictures.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--pictures", paramLabel = "N", description = "How many of them (${DEFAULT-VALUE}).")
    private int pictures = 100;

    @Option(names = "--size", paramLabel = "WxH", description = "1280x720 for a drive, 480x360 for pictures.")
    private String size;

    @Option(names = "--seed", description = "Decides everything (default: the sample's drive; 1 for pictures).")
    private OptionalLong seed = OptionalLong.empty();

    @Option(names = "--overwrite", description = "Replace existing files.")
    private boolean overwrite;

    @Override
    public Integer call() throws Exception {
        if (video.isPresent() == folder.isPresent()) {
            throw new UsageException("scene needs either -o FILE for a drive or -d DIR for training pictures");
        }
        if (folder.isPresent()) {
            writePictures(folder.get());
        } else {
            writeDrive(video.get());
        }
        return ExitCode.DONE;
    }

    private void writePictures(Path directory) throws Exception {
        requireAbsent(directory.resolve("images"));
        PixelSize pixels = size(480, 360);
        SceneDataset dataset = new SceneDataset(directory, pixels.width(), pixels.height(), seed.orElse(1));
        try (CountBar bar = new CountBar("drawing", pictures, main.quiet)) {
            dataset.write(pictures, bar::stepTo);
        }
        say("%s: %d pictures with masks".formatted(directory, pictures));
    }

    private void writeDrive(Path file) throws Exception {
        if (frames.isPresent()) {
            requireAbsent(frames.get().resolve("images"));
        }
        PixelSize pixels = size(1280, 720);
        RoadScene scene = RoadScene.create(drive(pixels));
        int count = (int) Math.round(seconds * SceneVideo.FRAME_RATE);
        try (CountBar bar = new CountBar("drawing", count, main.quiet);
                SceneVideo drive = SceneVideo.create(file, masks, scene, count, overwrite)) {
            for (int i = 0; i < count; i++) {
                SceneFrame frame = scene.render(i);
                drive.write(frame);
                if (frames.isPresent() && i % every == 0) {
                    SceneDataset.write(frames.get(), frame, i);
                }
                bar.stepTo(i + 1L);
            }
            drive.finish();
        }
        say("%s: %d frames of %s".formatted(file, count, pixels));
    }

    private SceneSpec drive(PixelSize pixels) {
        return seed.isPresent()
                ? SceneSpec.random(seed.getAsLong(), pixels.width(), pixels.height(), SceneVideo.FRAME_RATE)
                : SceneSpec.sample(pixels.width(), pixels.height(), SceneVideo.FRAME_RATE);
    }

    private void requireAbsent(Path images) throws UsageException {
        if (Files.exists(images) && !overwrite) {
            throw new UsageException("%s exists: add --overwrite to write into it".formatted(images));
        }
    }

    private PixelSize size(int width, int height) throws UsageException {
        return size == null ? new PixelSize(width, height) : PixelSize.parse(size);
    }

    private void say(String line) {
        if (!main.quiet) {
            System.out.println(line);
        }
    }
}
