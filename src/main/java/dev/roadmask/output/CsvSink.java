package dev.roadmask.output;

import dev.roadmask.mask.Regions;
import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.PacketList;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A table of the frames, and beside it one of their regions. Written as it goes: an hour takes no more memory than a
 * second.
 */
final class CsvSink implements Sink, AutoCloseable {
    private static final int SHARE_DECIMALS = 8; // of the largest pictures, finer than a pixel
    private static final int PIXEL_DECIMALS = 3;
    private static final int PROBABILITY_DECIMALS = 6;
    private static final String[] FRAME = {
        "frame",
        "timestamp",
        "seconds",
        "vehicle_share",
        "regions",
        "largest_area",
        "largest_x",
        "largest_y",
        "largest_width",
        "largest_height",
        "largest_center_x",
        "largest_center_y",
        "mean_probability",
        "damaged"
    };
    private static final String[] REGION = {
        "frame",
        "timestamp",
        "seconds",
        "region",
        "area",
        "x",
        "y",
        "width",
        "height",
        "center_x",
        "center_y",
        "mean_probability"
    };

    /** About a second: what a run that is cut short may lose of its tables. */
    private static final int FRAMES_A_FLUSH = 30;

    private final FrameNames names;
    private final Optional<Path> file;
    private final Table frames;
    /** Null where the table of frames goes to standard output. */
    private final Table regions;

    private CsvSink(FrameNames names, Optional<Path> file, Table frames, Table regions) {
        this.names = names;
        this.file = file;
        this.frames = frames;
        this.regions = regions;
    }

    /**
     * Opens the tables.
     *
     * @param file of the frames, or {@link OutputPlan#STANDARD_OUTPUT} for that table alone
     */
    static CsvSink open(Path file, OutputContext context) throws OutputException {
        if (!OutputPlan.isFile(file)) {
            return new CsvSink(context.names(), Optional.empty(), Table.toStandardOutput(FRAME), null);
        }
        Table frames = Table.create(file, context.overwrite(), FRAME);
        try {
            Table regions = Table.create(OutputPlan.regionTable(file), context.overwrite(), REGION);
            return new CsvSink(context.names(), Optional.of(file), frames, regions);
        } catch (OutputException failure) {
            frames.close();
            throw failure;
        }
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public boolean readsMeanProbability() {
        return true;
    }

    @Override
    public void process(FrameSlot frame) throws OutputException {
        String index = Long.toString(frame.index());
        String timestamp = names.rational(frame.timestamp());
        String seconds = names.seconds(frame.timestamp());
        writeFrame(frame, index, timestamp, seconds);
        for (int i = 0; regions != null && i < frame.regions().count(); i++) {
            writeRegion(frame.regions(), i, index, timestamp, seconds);
        }
        if (regions != null && frame.index() % FRAMES_A_FLUSH == FRAMES_A_FLUSH - 1) {
            frames.flush();
            regions.flush();
        }
    }

    private void writeFrame(FrameSlot frame, String index, String timestamp, String seconds) throws OutputException {
        Regions found = frame.regions();
        boolean none = found.count() == 0;
        double pixels = (double) frame.mask().width() * frame.mask().height();
        frames.row(
                index,
                timestamp,
                seconds,
                Decimals.fixed(frame.mask().pixels() / pixels, SHARE_DECIMALS),
                Integer.toString(found.count()),
                none ? "" : Long.toString(found.area(0)),
                none ? "" : Integer.toString(found.left(0)),
                none ? "" : Integer.toString(found.top(0)),
                none ? "" : Integer.toString(found.width(0)),
                none ? "" : Integer.toString(found.height(0)),
                none ? "" : Decimals.fixed(found.centerX(0), PIXEL_DECIMALS),
                none ? "" : Decimals.fixed(found.centerY(0), PIXEL_DECIMALS),
                Decimals.fixed(meanProbability(found), PROBABILITY_DECIMALS),
                Boolean.toString(frame.damaged()));
        if (regions == null) {
            frames.flush(); // Somebody waits for it.
        }
    }

    private void writeRegion(Regions found, int region, String index, String timestamp, String seconds)
            throws OutputException {
        regions.row(
                index,
                timestamp,
                seconds,
                Integer.toString(region),
                Long.toString(found.area(region)),
                Integer.toString(found.left(region)),
                Integer.toString(found.top(region)),
                Integer.toString(found.width(region)),
                Integer.toString(found.height(region)),
                Decimals.fixed(found.centerX(region), PIXEL_DECIMALS),
                Decimals.fixed(found.centerY(region), PIXEL_DECIMALS),
                Decimals.fixed(found.meanProbability(region), PROBABILITY_DECIMALS));
    }

    /** Over all pixels of the mask; NaN without any. */
    private static double meanProbability(Regions found) {
        double sum = 0;
        long pixels = 0;
        for (int i = 0; i < found.count(); i++) {
            sum += found.meanProbability(i) * found.area(i);
            pixels += found.area(i);
        }
        return sum / pixels;
    }

    @Override
    public void finish(PacketList rest) throws OutputException {
        frames.complete();
        if (regions != null) {
            regions.complete();
        }
    }

    @Override
    public void publish() throws OutputException {
        frames.publish();
        if (regions != null) {
            regions.publish();
        }
    }

    @Override
    public void keep() throws OutputException {
        try {
            frames.keep();
        } finally {
            if (regions != null) {
                regions.keep();
            }
        }
    }

    @Override
    public Optional<Path> output() {
        return file;
    }

    @Override
    public void close() {
        frames.close();
        if (regions != null) {
            regions.close();
        }
    }
}
