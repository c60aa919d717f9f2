package dev.roadmask.live;

import dev.roadmask.video.LiveStreamsOf;
import dev.roadmask.video.VideoReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;

/** A clip with sound, made on the fly by FFmpeg's own program: moving test picture, B-frames none, a key frame a second. */
public final class LiveClip {
    private LiveClip() {}

    /** Writes it; the extension chooses the container. */
    public static Path write(Path file, int width, int height, int frames) throws IOException, InterruptedException {
        String video = String.format(Locale.ROOT, "testsrc2=size=%dx%d:rate=30", width, height);
        double seconds = frames / 30.0;
        List<String> command = List.of(
                Loader.load(org.bytedeco.ffmpeg.ffmpeg.class),
                "-v",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                video,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:sample_rate=48000",
                "-frames:v",
                String.valueOf(frames),
                "-t",
                String.format(Locale.ROOT, "%.4f", seconds),
                "-c:v",
                "libopenh264",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "30",
                "-b:v",
                "1M",
                "-c:a",
                "aac",
                file.toString());
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("ffmpeg failed: " + command);
        }
        return file;
    }

    /** The stretch that a reader's pictures are. */
    static Stretch stretchOf(VideoReader reader) {
        return new Stretch(reader.description(), LiveStreamsOf.file(reader));
    }
}
