package dev.roadmask.diagnosis;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.MaskTracer;
import dev.roadmask.mask.MaskTurn;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Masks as pictures in a folder, one a frame in the order of their names: what isn't black, but of one value, is under the mask. They are of
 * the picture as shown, upright.
 */
final class GivenMasks implements FrameMasks {
    /** Of 255: what isn't 0. */
    private static final double LEAST_VALUE = 1 / 255.0;

    private final Path folder;
    private final List<Path> files;
    private final int width;
    private final int height;
    private final ByteBuffer values;
    private final MaskTracer tracer;
    private final MaskTurn turn;
    private final MaskRuns shown;
    private final MaskRuns stored;

    /** @param video that the masks are of */
    GivenMasks(Path folder, VideoDescription video) throws VideoException {
        this.folder = folder;
        this.files = pictures(folder);
        this.width = video.shownWidth();
        this.height = video.shownHeight();
        values = ByteBuffer.allocateDirect(width * height);
        tracer = new MaskTracer(width, height, width, height, LEAST_VALUE);
        turn = new MaskTurn(video.width(), video.height(), video.rotationDegrees(), video.mirrored());
        shown = new MaskRuns(width, height);
        stored = new MaskRuns(video.width(), video.height());
    }

    private static List<Path> pictures(Path folder) throws VideoException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".png"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new VideoException(
                    VideoException.Kind.INPUT, "cannot read the masks in " + folder + ": " + failure.getMessage());
        }
    }

    @Override
    public MaskRuns of(Picture picture, long frame) throws VideoException {
        if (frame >= files.size()) {
            throw unfit(folder + " has " + files.size() + " masks, and none for frame " + frame);
        }
        read(files.get((int) frame));
        tracer.trace(values, shown);
        turn.toStored(shown, stored);
        return stored;
    }

    private void read(Path file) throws VideoException {
        try (VideoReader reader = VideoReader.open(file);
                Picture picture = Picture.empty();
                PacketList none = PacketList.create()) {
            reader.read(picture, none);
            if (picture.width() != width
                    || picture.height() != height
                    || picture.layout().bitDepth() != 8) {
                throw unfit(file + " is no mask of " + width + "x" + height + " pixels of 8 bits");
            }
            ByteBuffer plane = picture.plane(0);
            for (int y = 0; y < height; y++) {
                values.put(y * width, plane, y * picture.rowStride(0), width);
            }
            requireTwoValues(file);
        }
    }

    /** Black and one other: probabilities would pass for a mask of nearly everything. */
    private void requireTwoValues(Path file) throws VideoException {
        int other = 0;
        for (int i = 0; i < values.capacity(); i++) {
            int value = values.get(i);
            if (value != 0 && other != 0 && value != other) {
                throw unfit(file + " has more than two values, and is no mask");
            }
            other = value == 0 ? other : value;
        }
    }

    private static VideoException unfit(String why) {
        return new VideoException(VideoException.Kind.INPUT, why + ". One gray PNG a frame is wanted, in its order");
    }

    @Override
    public void close() {
        // A mask's file is closed as soon as it is read.
    }
}
