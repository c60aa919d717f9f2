package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_PROGRESSIVE;

import dev.roadmask.video.VideoException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * The parts of an output, put together up to the header. Whoever makes one closes it.
 *
 * @param output the container
 * @param choice the encoder of the video, and why it
 * @param spec the pictures that the encoder was opened for
 * @param video where the encoder's packets go
 * @param copies the streams copied from the source
 * @param sound encodes a new sound track, null without one
 * @param soundStream where the sound's packets go, null without sound
 */
record OutputAssembly(
        MediaOutput output,
        EncoderChoice choice,
        EncoderSpec spec,
        EncodedStream video,
        StreamCopies copies,
        SoundEncoder sound,
        EncodedStream soundStream)
        implements AutoCloseable {
    /**
     * The original's video encoded again, its other streams source, in the original's order.
     *
     * @param besideOlder whether an older part stays until the new one replaces it
     */
    static OutputAssembly mirror(OutputFile target, Original original, EncoderOptions options, boolean besideOlder)
            throws VideoException {
        for (Path read : original.files()) {
            target.requireApartFrom(read);
        }
        MediaOutput output = MediaOutput.create(target, besideOlder);
        EncoderSpec spec = original.pictures().withGlobalHeader(output.wantsGlobalHeader());
        EncoderChoice choice = openEncoder(output, spec, options);
        OutputAssembly assembly;
        try {
            assembly = mirrored(original, output, choice, spec);
        } catch (VideoException | RuntimeException failure) {
            choice.encoder().close();
            output.close();
            throw failure;
        }
        if (options.strict()) {
            assembly.requireNothingLeftOut();
        }
        // Given chapters before its header, a growing MP4 also makes a chapter track, and makes it broken. Given them
        // later, it writes just its list of chapters, at the end. Matroska wants them first.
        boolean late = target.container() != OutputContainer.MATROSKA;
        if (!late) {
            for (int i = 0; i < output.context().nb_streams(); i++) {
                Metadata.renameForMatroska(output.context().streams(i));
            }
        }
        boolean chapters = original.files().size() == 1; // Of several clips, each becomes one.
        if (chapters && !late) {
            Metadata.copyChapters(original.container(), output.context());
        }
        assembly.begin();
        if (chapters && late) {
            Metadata.copyChapters(original.container(), output.context());
        }
        return assembly;
    }

    /** A new video, with sound if there is any. */
    static OutputAssembly fresh(Path file, NewVideo video, EncoderOptions options) throws VideoException {
        MediaOutput output = MediaOutput.create(OutputFile.claim(file, options.overwrite()), false);
        EncoderSpec spec = EncoderSpec.of(video, output.wantsGlobalHeader());
        EncoderChoice choice = openEncoder(output, spec, options);
        VideoEncoder encoder = choice.encoder();
        EncodedStream pictures = addVideo(output, encoder, spec, output.addStream());
        SoundEncoder sound = video.sound().isPresent()
                ? openSound(output, encoder, video.sound().get(), spec)
                : null;
        EncodedStream soundStream = sound == null ? null : addSound(output, sound);
        OutputAssembly assembly =
                new OutputAssembly(output, choice, spec, pictures, new StreamCopies(0), sound, soundStream);
        assembly.begin();
        return assembly;
    }

    /** Pictures of numbers alone, lossless, without sound, tags and chapters. */
    static OutputAssembly numbers(PartFile part, EncoderSpec pictures) throws VideoException {
        MediaOutput output = MediaOutput.create(part);
        EncoderSpec spec = pictures.withGlobalHeader(output.wantsGlobalHeader());
        VideoEncoder encoder;
        try {
            encoder = Encoders.lossless(spec);
        } catch (VideoException refusal) {
            output.close();
            throw refusal;
        }
        EncodedStream video = addVideo(output, encoder, spec, output.addStream());
        EncoderChoice choice = new EncoderChoice(encoder, Optional.empty());
        OutputAssembly assembly = new OutputAssembly(output, choice, spec, video, new StreamCopies(0), null, null);
        assembly.begin();
        return assembly;
    }

    private static OutputAssembly mirrored(
            Original original, MediaOutput output, EncoderChoice choice, EncoderSpec spec) throws VideoException {
        AVFormatContext container = original.container();
        StreamCopies copies = new StreamCopies(container.nb_streams());
        EncodedStream video = null;
        for (int i = 0; i < container.nb_streams(); i++) {
            AVStream source = container.streams(i);
            if (i == original.videoStream()) {
                AVStream stream = output.addStream();
                video = addVideo(output, choice.encoder(), spec, stream);
                EncodedStream.copyPresentation(source.codecpar(), stream.codecpar());
                stream.codecpar().field_order(source.codecpar().field_order());
                if (source.codecpar().field_order() > AV_FIELD_PROGRESSIVE) {
                    copies.note("the source is interlaced; its lines stay where they are, but "
                            + choice.encoder().name() + " calls pictures progressive");
                }
                Metadata.copyEncodedStream(source, stream);
            } else if (comesTooLate(original, output, source)) {
                copies.leaveOutLate(source, output);
            } else {
                copies.add(source, original, output);
            }
        }
        Metadata.copyContainer(container, output.context());
        original.begin(output.context());
        boolean startsAlone = output.target().container() != OutputContainer.MATROSKA;
        if (startsAlone && Metadata.chaptersHaveGaps(container)) {
            copies.note("the ends of some chapters are lost: %s says only when they begin, mkv says both"
                    .formatted(output.target().container().extensions().get(0)));
        }
        return new OutputAssembly(output, choice, spec, video, copies, null, null);
    }

    private static boolean comesTooLate(Original original, MediaOutput output, AVStream stream) throws VideoException {
        return output.target().container() != OutputContainer.MATROSKA
                && StreamStart.matters(stream.codecpar().codec_id())
                && !original.firstPackets().areEarly(stream.index(), original.videoStream());
    }

    private static EncodedStream addVideo(MediaOutput output, VideoEncoder encoder, EncoderSpec spec, AVStream stream) {
        encoder.describeTo(stream.codecpar());
        if (spec.colors().fullRange() && encoder.name().equals("mpeg4")) {
            // This codec cannot say it itself, and an MP4 says it only together with a matrix.
            stream.codecpar().color_space(spec.colors().spaceOrGuess(spec.width(), spec.height()));
        }
        stream.avg_frame_rate()
                .num(spec.frameRate().numerator())
                .den(spec.frameRate().denominator());
        stream.sample_aspect_ratio().num(spec.pixelAspectNumerator()).den(spec.pixelAspectDenominator());
        return new EncodedStream(output, stream, encoder.timeBase());
    }

    private static EncodedStream addSound(MediaOutput output, SoundEncoder sound) {
        AVStream stream = output.addStream();
        sound.describeTo(stream.codecpar());
        return new EncodedStream(output, stream, sound.timeBase());
    }

    private static EncoderChoice openEncoder(MediaOutput output, EncoderSpec spec, EncoderOptions options)
            throws VideoException {
        try {
            EncoderChoice choice = Encoders.open(spec, options, codec -> takes(output, codec));
            VideoEncoder encoder = choice.encoder();
            if (!takes(output, encoder.codecId())) {
                encoder.close();
                String extension = output.target().container().extensions().get(0);
                throw Encoders.refused(encoder.name(), "writes what a ." + extension + " cannot carry. Try .mkv");
            }
            return choice;
        } catch (VideoException refusal) {
            output.close();
            throw refusal;
        }
    }

    /** FFmpeg lists codecs for MOV that its muxer then refuses. */
    private static boolean takes(MediaOutput output, int codec) {
        boolean refused = codec == AV_CODEC_ID_AV1 || codec == AV_CODEC_ID_VP9;
        return output.takes(codec) && !(refused && output.target().container() == OutputContainer.MOV);
    }

    private static SoundEncoder openSound(MediaOutput output, VideoEncoder encoder, SoundTrack track, EncoderSpec spec)
            throws VideoException {
        try {
            return SoundEncoder.open(track, spec.globalHeader());
        } catch (VideoException refusal) {
            encoder.close();
            output.close();
            throw refusal;
        }
    }

    /** The encoder of the video. */
    VideoEncoder encoder() {
        return choice.encoder();
    }

    /** What could not be kept as it was, a line each. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(copies.warnings());
        choice.warning().ifPresent(warnings::add);
        return warnings;
    }

    private void requireNothingLeftOut() throws VideoException {
        if (!copies.leftOut().isEmpty()) {
            close();
            throw new VideoException(
                    Kind.OUTPUT,
                    "cannot keep all of the source in %s: %s. Choose another container, or go without strict"
                            .formatted(output.target().file(), String.join("; ", copies.leftOut())));
        }
    }

    /** Writes the header, or leaves nothing behind. */
    private void begin() throws VideoException {
        try {
            output.writeHeader(HeaderOptions.of(output, spec.timeBase()));
        } catch (VideoException failure) {
            close();
            output.discard();
            throw failure;
        }
    }

    @Override
    public void close() {
        if (sound != null) {
            sound.close();
        }
        copies.close();
        choice.encoder().close();
        output.close();
    }
}
