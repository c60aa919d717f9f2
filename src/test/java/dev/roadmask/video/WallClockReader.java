package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** A file as a live source gives it: all times moved onto the wall clock by whole ticks of the video; over and over. */
public final class WallClockReader implements AutoCloseable {
    private static final TimeBase NANOSECOND = new TimeBase(1, 1_000_000_000);

    private final Path file;
    private final int rounds;
    private final int lagPictures;
    private final Deque<PacketList> late = new ArrayDeque<>();
    private final PacketList read = PacketList.create();
    private final LiveStreams streams;
    private final long begin;
    private VideoReader reader;
    private int round = 1;
    private boolean moved;
    private long shift;
    private long end;

    /**
     * @param begin wall clock of the first picture
     * @param rounds how often to read the file
     * @param lagPictures how many pictures later than read other streams' packets are handed out
     */
    public WallClockReader(Path file, Instant begin, int rounds, int lagPictures) throws VideoException {
        this.file = file;
        this.rounds = rounds;
        this.lagPictures = lagPictures;
        reader = VideoReader.open(file);
        streams = LiveStreams.of(reader.input(), reader.description());
        long nanos = begin.getEpochSecond() * 1_000_000_000 + begin.getNano();
        this.begin = NANOSECOND.rescale(nanos, unit());
    }

    /** What a recording needs; closed with the reader. */
    public LiveStreams streams() {
        return streams;
    }

    private TimeBase unit() {
        return reader.description().timeBase();
    }

    /** From the next picture on the clock shows another time. */
    public void setClock(double bySeconds) {
        shift += Math.round(bySeconds * unit().denominator() / unit().numerator());
    }

    /** Reads the next picture; false at the end of the last round. */
    public boolean read(Picture picture, PacketList packets) throws VideoException {
        while (!reader.read(picture, read)) {
            if (round == rounds) {
                moveAll(read);
                late.forEach(list -> list.moveTo(packets));
                read.moveTo(packets);
                return false;
            }
            read.clear();
            reader.close();
            reader = VideoReader.open(file);
            round++;
            moved = false;
        }
        long own = picture.timestamp();
        if (!moved) {
            shift = (round == 1 ? begin : end) - own;
            moved = true;
        }
        picture.frame().pts(own + shift);
        end = own + shift + Math.max(1, picture.duration());
        moveAll(read);
        hand(packets);
        return true;
    }

    private void hand(PacketList packets) {
        PacketList now = PacketList.create();
        read.moveTo(now);
        late.add(now);
        if (late.size() > lagPictures) {
            try (PacketList due = late.remove()) {
                due.moveTo(packets);
            }
        }
    }

    private void moveAll(PacketList packets) {
        for (int i = 0; i < packets.size(); i++) {
            AVPacket packet = packets.packet(i);
            TimeBase own = VideoDescriber.timeBase(reader.input().stream(packet.stream_index()));
            long ticks = unit().rescale(shift, own);
            packet.time_base().num(own.numerator()).den(own.denominator());
            packet.pts(packet.pts() == AV_NOPTS_VALUE ? AV_NOPTS_VALUE : packet.pts() + ticks);
            packet.dts(packet.dts() == AV_NOPTS_VALUE ? AV_NOPTS_VALUE : packet.dts() + ticks);
        }
    }

    @Override
    public void close() {
        streams.close();
        reader.close();
        read.close();
        late.forEach(PacketList::close);
    }
}
