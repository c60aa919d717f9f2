package dev.roadmask.cli;

import dev.roadmask.scene.RoadScene;
import dev.roadmask.scene.SceneFrame;
import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.FrameRate;
import dev.roadmask.video.NewVideo;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.PictureConverter;
import dev.roadmask.video.Quality;
import dev.roadmask.video.SoundTrack;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** Writes a generated drive: the pictures with their sound, and the masks as a video beside them if wanted. */
final class SceneVideo implements AutoCloseable {
    static final int FRAME_RATE = 30;

    private static final String LOSSLESS = "ffv1";

    private final VideoWriter writer;
    private final VideoWriter maskWriter;
    private final Picture rgb;
    private final Picture canvas;
    private final Picture mask;
    private final PictureConverter converter = PictureConverter.create();
    private final PacketList none = PacketList.create();
    private long frames;

    private SceneVideo(VideoWriter writer, VideoWriter maskWriter) {
        this.writer = writer;
        this.maskWriter = maskWriter;
        rgb = Picture.allocate(writer.width(), writer.height(), "rgb24");
        canvas = writer.allocatePicture();
        mask = maskWriter == null ? null : maskWriter.allocatePicture();
    }

    /**
     * Opens both outputs.
     *
     * @param count frames that will be written
     */
    static SceneVideo create(Path file, Optional<Path> masks, RoadScene scene, int count, boolean overwrite)
            throws VideoException {
        int width = scene.spec().width();
        int height = scene.spec().height();
        FrameRate rate = new FrameRate(FRAME_RATE, 1);
        SoundTrack sound = new SoundTrack(RoadScene.SOUND_RATE, 1, scene.soundtrack((double) count / FRAME_RATE));
        EncoderOptions options = EncoderOptions.defaults().withOverwrite(overwrite);
        VideoWriter writer = VideoWriter.create(
                file, new NewVideo(width, height, rate, Optional.of(sound)), options.withQuality(Quality.GOOD));
        if (masks.isEmpty()) {
            return new SceneVideo(writer, null);
        }
        try {
            NewVideo silent = NewVideo.silent(width, height, rate);
            return new SceneVideo(writer, VideoWriter.create(masks.get(), silent, options.withEncoder(LOSSLESS)));
        } catch (VideoException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    void write(SceneFrame frame) throws VideoException {
        copyRows(frame.rgb(), 3 * frame.width(), rgb);
        converter.convert(rgb, canvas);
        writer.write(canvas, frames, 1, none);
        if (maskWriter != null) {
            // Straight into the luma plane, so that 0 and 255 stay what they are.
            copyRows(frame.mask(), frame.width(), mask);
            maskWriter.write(mask, frames, 1, none);
        }
        frames++;
    }

    private static void copyRows(byte[] rows, int bytesPerRow, Picture picture) {
        ByteBuffer plane = picture.plane(0);
        int stride = picture.rowStride(0);
        for (int y = 0; y < picture.height(); y++) {
            plane.put(y * stride, rows, y * bytesPerRow, bytesPerRow);
        }
    }

    void finish() throws VideoException {
        writer.finish(none);
        if (maskWriter != null) {
            maskWriter.finish(none);
        }
    }

    @Override
    public void close() {
        none.close();
        converter.close();
        rgb.close();
        canvas.close();
        writer.close();
        if (maskWriter != null) {
            mask.close();
            maskWriter.close();
        }
    }
}
