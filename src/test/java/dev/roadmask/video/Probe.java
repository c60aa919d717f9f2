package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/** The bundled ffprobe and ffmpeg programs: independent judges of what we wrote, and makers of what we read. */
public final class Probe {
    private Probe() {}

    /** {@code pts,duration} of every decoded video frame, in the stream's time base. */
    public static List<String> frames(Path file) {
        return show(file, "-select_streams", "v:0", "-show_entries", "frame=best_effort_timestamp,duration");
    }

    /** {@code pts,dts,duration,hash} of every packet of a kind of stream, such as {@code a:0}. */
    public static List<String> packets(Path file, String stream) {
        return show(
                file,
                "-show_data_hash",
                "md5",
                "-select_streams",
                stream,
                "-show_entries",
                "packet=pts,dts,duration,data_hash");
    }

    /** Entries of a stream, comma-separated in ffprobe's own order. */
    public static String stream(Path file, String stream, String entries) {
        return String.join(" ", show(file, "-select_streams", stream, "-show_entries", "stream=" + entries));
    }

    /** A tag of the container. */
    public static String formatTag(Path file, String tag) {
        return String.join(" ", show(file, "-show_entries", "format_tags=" + tag));
    }

    /**
     * Time in seconds of every frame of the first video stream that is no cover, as far as ffprobe finds any; files may
     * be damaged, and of whatever container.
     */
    public static List<String> tolerantFrames(Path file) {
        return tolerant(file, "-select_streams", "V:0", "-show_entries", "frame=best_effort_timestamp_time");
    }

    /** Time in seconds and hash of every audio packet. */
    public static List<String> tolerantPackets(Path file) {
        return tolerant(
                file,
                "-select_streams",
                "a",
                "-show_data_hash",
                "md5",
                "-show_entries",
                "packet=stream_index,pts_time,data_hash");
    }

    private static List<String> tolerant(Path file, String... question) {
        List<String> command = new ArrayList<>(List.of(Loader.load(org.bytedeco.ffmpeg.ffprobe.class), "-v", "quiet"));
        command.addAll(List.of(question));
        command.addAll(List.of("-of", "compact=p=0:nk=1", file.toString()));
        return output(command)
                .lines()
                .map(line -> line.strip().replaceAll("[|]+$", ""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** What a program prints, however it ends. */
    private static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    /** ffprobe's lines for a question. */
    public static List<String> show(Path file, String... question) {
        List<String> command = new ArrayList<>(List.of(Loader.load(org.bytedeco.ffmpeg.ffprobe.class), "-v", "error"));
        command.addAll(List.of(question));
        command.addAll(List.of("-of", "csv=p=0", "-f", format(file), file.toString()));
        return run(command)
                .lines()
                .map(line -> line.replaceAll("(side_data)?,*$", ""))
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** Makes a clip with FFmpeg's own program, so that it owes nothing to our writer. */
    public static Path make(Path file, String arguments) {
        List<String> command =
                new ArrayList<>(List.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class), "-v", "error", "-y"));
        command.addAll(List.of(arguments.split(" ")));
        command.add(file.toString());
        run(command);
        return file;
    }

    /** A part's name hides its format. */
    private static String format(Path file) {
        String name = file.toString();
        return name.contains(".mkv") ? "matroska" : name.endsWith(".ts") ? "mpegts" : "mov";
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), () -> command + "\n" + output);
            return output;
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
