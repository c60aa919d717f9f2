package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_RAWVIDEO;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Compares what was asked of a source with what it gives. */
final class LiveRemarks {
    private static final double SAME_RATE = 0.01;

    private final LiveSource source;
    private final LiveOptions asked;
    private final AVStream stream;
    private final VideoDescription given;

    LiveRemarks(LiveSource source, LiveOptions asked, AVStream stream, VideoDescription given) {
        this.source = source;
        this.asked = asked;
        this.stream = stream;
        this.given = given;
    }

    /** A line for each thing that is not as asked. */
    List<String> lines(List<String> unheard) {
        List<String> lines = new ArrayList<>();
        if (asked.hasWishes() && !isAsked(unheard)) {
            lines.add("size, rate and pixel format can be asked of a camera only; " + source + " gives " + whatCame());
        } else if (asked.hasWishes() && !isAsAsked()) {
            lines.add("asked for " + whatWasAsked() + ", the camera gives " + whatCame());
        }
        return lines;
    }

    private boolean isAsked(List<String> unheard) {
        return source.kind() == LiveSource.Kind.DEVICE
                && !unheard.contains(LiveProtocol.SIZE)
                && !unheard.contains(LiveProtocol.RATE)
                && !unheard.contains(LiveProtocol.PIXEL_FORMAT);
    }

    private boolean isAsAsked() {
        boolean size = asked.size()
                .map(wanted -> wanted.width() == given.width() && wanted.height() == given.height())
                .orElse(true);
        boolean rate = asked.rate().map(this::isTheRate).orElse(true);
        boolean format = asked.pixelFormat().map(format()::equalsIgnoreCase).orElse(true);
        return size && rate && format;
    }

    private boolean isTheRate(FrameRate wanted) {
        return given.frameRate()
                .map(rate -> Math.abs(rate.framesPerSecond() / wanted.framesPerSecond() - 1) < SAME_RATE)
                .orElse(true);
    }

    private String whatWasAsked() {
        return words(asked.size().map(Object::toString), asked.rate(), asked.pixelFormat());
    }

    private String whatCame() {
        return words(Optional.of(given.width() + "x" + given.height()), given.frameRate(), Optional.of(format()));
    }

    private static String words(Optional<String> size, Optional<FrameRate> rate, Optional<String> format) {
        List<String> words = new ArrayList<>();
        size.ifPresent(words::add);
        rate.ifPresent(frames -> words.add("at "
                + String.format(Locale.ROOT, "%.3f", frames.framesPerSecond()).replaceAll("\\.?0+$", "") + " fps"));
        format.ifPresent(name -> words.add("as " + name));
        return String.join(" ", words);
    }

    /** What the camera sends: a pixel format, or a codec. */
    private String format() {
        boolean raw = stream.codecpar().codec_id() == AV_CODEC_ID_RAWVIDEO || source.isTestPicture();
        return raw ? given.pixelFormat() : given.codec();
    }
}
