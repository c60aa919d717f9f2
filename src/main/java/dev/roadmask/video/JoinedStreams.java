package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** All streams beside the video of joined clips: the same in every clip, if perhaps at other places. */
final class JoinedStreams {
    private final List<JoinedStream> streams = new ArrayList<>();
    private final List<Integer> filmIndices = new ArrayList<>();
    private JoinedStream[] streamsByClipIndex;
    private int[] filmIndexByClipIndex;
    private VideoReader clip;

    JoinedStreams(VideoReader first, boolean isLast, List<String> warnings) {
        for (ClipLayout.Stream stream : ClipLayout.of(first).streams()) {
            streams.add(new JoinedStream(first.input().stream(stream.index()), isLast, warnings));
            filmIndices.add(stream.index());
        }
        open(first);
    }

    /** Finds the film's streams in a clip. */
    void open(VideoReader opened) {
        clip = opened;
        MediaInput input = clip.input();
        streamsByClipIndex = new JoinedStream[input.streams()];
        filmIndexByClipIndex = new int[input.streams()];
        int next = 0;
        for (int i = 0; i < input.streams() && next < streams.size(); i++) {
            boolean copied =
                    i != clip.description().streamIndex() && input.stream(i).discard() != AVDISCARD_ALL;
            if (copied) {
                streamsByClipIndex[i] = streams.get(next);
                filmIndexByClipIndex[i] = filmIndices.get(next);
                next++;
            }
        }
    }

    /** The clip that has been opened has its place. */
    void begin(JoinedClip place, boolean isLast) {
        for (int i = 0; i < streamsByClipIndex.length; i++) {
            if (streamsByClipIndex[i] != null) {
                streamsByClipIndex[i].begin(clip.input().stream(i), isLast, place);
            }
        }
    }

    /** Moves packets of the clip to their places in the film, and to another list. */
    void move(PacketList from, PacketList to) {
        for (int i = 0; i < from.size(); i++) {
            AVPacket packet = from.packet(i);
            int index = packet.stream_index();
            JoinedStream stream = index < streamsByClipIndex.length ? streamsByClipIndex[index] : null;
            if (stream != null && stream.place(packet)) {
                packet.stream_index(filmIndexByClipIndex[index]);
                to.take(packet);
            }
        }
        from.clear();
    }
}
