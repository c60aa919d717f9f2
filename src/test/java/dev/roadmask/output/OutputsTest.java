package dev.roadmask.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.RedBoxClip;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.Probe;
import dev.roadmask.video.TimeBase;
import dev.roadmask.video.VideoReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All outputs of a pass tell of the same masks, at the film's times. */
@Timeout(60)
class OutputsTest {
    private static final TimeBase MILLISECOND = new TimeBase(1, 1000);
    private static final int FRAMES = 20;

    @TempDir
    Path folder;

    private final SeenMasks seen = new SeenMasks();
    private Path clip;

    @BeforeEach
    void makeClip() throws Exception {
        clip = RedBoxClip.write(folder, FRAMES);
    }

    @Test
    void agreeToThePixel() throws Exception {
        try (OutputPass pass = new OutputPass(folder, clip, OutputPass.all(folder), false)) {
            pass.run(seen);
            assertEquals(FRAMES, seen.frames.size());
            assertTrue(seen.frames.get(0).regions().size() == 1);
            assertAgree(pass);
            assertEquals(List.of(), pass.outputs.warnings());
            assertEquals(
                    List.of(
                            "masks",
                            "masks.mkv",
                            "frames.csv",
                            "frames-regions.csv",
                            "coco.json",
                            "polygons.json",
                            "labels",
                            "film.provenance.json"),
                    pass.outputs.paths().stream()
                            .map(path -> folder.relativize(path).toString())
                            .toList());
            for (Path path : pass.outputs.paths()) {
                assertTrue(Files.exists(path), path::toString);
            }
        }
        assertEquals(List.of(), parts());
    }

    @Test
    void keepAVariableFrameRateToTheMillisecond() throws Exception {
        Path vfr = Probe.make(
                folder.resolve("vfr.mp4"),
                "-i " + clip
                        + " -vf settb=1/60000,setpts='(N+mod(N,3)*0.37)/29.97/TB+0.0123/TB' -fps_mode vfr -q:v 2 -c:v mpeg4"
                        + " -enc_time_base 1/60000 -video_track_timescale 60000 -bf 0");
        try (OutputPass pass = new OutputPass(folder, vfr, OutputPass.all(folder), false)) {
            pass.run(seen);
            assertEquals(FRAMES, seen.frames.size());
            assertTrue(gaps().distinct().count() > 1);
            assertAgree(pass);
        }
    }

    private Stream<Long> gaps() {
        List<SeenMasks.Seen> frames = seen.frames;
        return frames.stream()
                .skip(1)
                .map(frame ->
                        frame.timestamp() - frames.get((int) frame.index() - 1).timestamp());
    }

    @Test
    void areUprightAsTheFilmIsShown() throws Exception {
        Path lying = Probe.make(folder.resolve("lying.mp4"), "-i " + clip + " -q:v 2 -c:v mpeg4");
        Path turned = Probe.make(folder.resolve("turned.mp4"), "-display_rotation 90 -i " + lying + " -c copy");
        try (OutputPass pass = new OutputPass(folder, turned, OutputPass.all(folder), false)) {
            pass.run(seen);
            assertEquals(RedBoxClip.HEIGHT, pass.context.width());
            assertEquals(RedBoxClip.WIDTH, pass.context.height());
            assertAgree(pass);
            // Turned against the clock, what was right is above.
            String[] box = seen.frames.get(3).regions().get(0).split(",");
            assertEquals(RedBoxClip.BOX_TOP, Integer.parseInt(box[1]), 4);
            assertEquals(RedBoxClip.WIDTH - RedBoxClip.boxRight(3), Integer.parseInt(box[2]), 4);
        }
    }

    @Test
    void everyNthProbabilityIsTheUpsampledOne() throws Exception {
        Path png = folder.resolve("probability");
        List<byte[]> expected = new ArrayList<>();
        SeenMasks probabilities = new SeenMasks() {
            @Override
            public void process(FrameSlot frame) {
                expected.add(SeenMasks.upsampled(frame));
            }
        };
        OutputPlan plan = new OutputPlan(
                Optional.of(png),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                7);
        try (OutputPass pass = new OutputPass(folder, clip, plan, false)) {
            pass.run(probabilities);
        }
        List<Path> files = pngs(png);
        assertEquals(
                List.of("00000000_0.000000.png", "00000007_0.280000.png", "00000014_0.560000.png"),
                files.stream().map(file -> file.getFileName().toString()).toList());
        for (int i = 0; i < files.size(); i++) {
            assertArrayEquals(expected.get(7 * i), frames(files.get(i)).get(0).pixels());
        }
    }

    /** PNGs, mask video and tables against what a sink of the test saw. */
    private void assertAgree(OutputPass pass) throws Exception {
        List<Path> pngs = pngs(folder.resolve("masks"));
        List<Frame> video = frames(folder.resolve("masks.mkv"));
        byte[] raw = Files.readAllBytes(Probe.make(
                folder.resolve("masks.raw"),
                "-i " + folder.resolve("masks.mkv") + " -fps_mode passthrough -f rawvideo"));
        assertEquals(seen.frames.size(), pngs.size());
        assertEquals(seen.frames.size(), video.size());
        for (int i = 0; i < pngs.size(); i++) {
            SeenMasks.Seen frame = seen.frames.get(i);
            int size = frame.pixels().length;
            assertEquals(
                    pass.context.names().stem(i, frame.timestamp()) + ".png",
                    pngs.get(i).getFileName().toString());
            assertArrayEquals(frame.pixels(), frames(pngs.get(i)).get(0).pixels());
            assertArrayEquals(frame.pixels(), video.get(i).pixels());
            assertArrayEquals(frame.pixels(), Arrays.copyOfRange(raw, i * size, (i + 1) * size));
            long milliseconds = pass.context.video().timeBase().rescale(frame.timestamp(), MILLISECOND);
            assertEquals(milliseconds, video.get(i).timestamp());
        }
        assertTables(pass);
    }

    private void assertTables(OutputPass pass) throws IOException {
        List<NamedCsvRecord> frames = table("frames.csv");
        List<NamedCsvRecord> regions = table("frames-regions.csv");
        assertEquals(seen.frames.size(), frames.size());
        int next = 0;
        for (SeenMasks.Seen frame : seen.frames) {
            NamedCsvRecord row = frames.get((int) frame.index());
            assertEquals(
                    List.of(
                            String.valueOf(frame.index()),
                            pass.context.names().rational(frame.timestamp()),
                            pass.context.names().seconds(frame.timestamp())),
                    row.getFields().subList(0, 3));
            long pixels = 0;
            for (byte pixel : frame.pixels()) {
                pixels += pixel == 0 ? 0 : 1;
            }
            assertEquals(
                    (double) pixels / frame.pixels().length, Double.parseDouble(row.getField("vehicle_share")), 6e-9);
            assertEquals(String.valueOf(frame.regions().size()), row.getField("regions"));
            String largest =
                    frame.regions().isEmpty() ? ",,,,,,," : frame.regions().get(0);
            String largestWithoutMean = largest.substring(0, largest.lastIndexOf(','));
            assertEquals(
                    largestWithoutMean + "," + frame.meanProbability() + ",false",
                    String.join(",", row.getFields().subList(5, 14)));
            for (int i = 0; i < frame.regions().size(); i++) {
                NamedCsvRecord region = regions.get(next++);
                assertEquals(row.getFields().subList(0, 3), region.getFields().subList(0, 3));
                assertEquals(
                        i + "," + frame.regions().get(i),
                        String.join(",", region.getFields().subList(3, 12)));
            }
        }
        assertEquals(regions.size(), next);
    }

    private List<NamedCsvRecord> table(String name) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve(name))) {
            return reader.stream().toList();
        }
    }

    private static List<Path> pngs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private record Frame(long timestamp, byte[] pixels) {}

    /** Samples of grey pictures, row by row. */
    private static List<Frame> frames(Path file) throws Exception {
        List<Frame> frames = new ArrayList<>();
        try (VideoReader reader = VideoReader.open(file);
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            while (reader.read(picture, packets)) {
                assertEquals("gray", picture.pixelFormat());
                assertTrue(picture.fullRange());
                byte[] pixels = new byte[picture.width() * picture.height()];
                for (int y = 0; y < picture.height(); y++) {
                    picture.plane(0).get(y * picture.rowStride(0), pixels, y * picture.width(), picture.width());
                }
                frames.add(new Frame(picture.timestamp(), pixels));
            }
        }
        return frames;
    }

    private List<String> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".part"))
                    .sorted()
                    .toList();
        }
    }
}
