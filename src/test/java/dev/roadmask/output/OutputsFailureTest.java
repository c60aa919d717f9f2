package dev.roadmask.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.Steadiness;
import dev.roadmask.model.TinyModel;
import dev.roadmask.output.OutputException.Kind;
import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.PipelineException;
import dev.roadmask.pipeline.RedBoxClip;
import dev.roadmask.pipeline.SegmentationPipeline;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Probe;
import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The outputs of a pass are there together or not at all, and nobody's files are replaced unasked. */
@Timeout(60)
class OutputsFailureTest {
    private static final int FRAMES = 30;
    private static final TreeSet<String> COMPLETE = new TreeSet<>(List.of(
            "coco.json",
            "film.provenance.json",
            "frames-regions.csv",
            "frames.csv",
            "labels",
            "masks",
            "masks.mkv",
            "polygons.json"));
    private static final TreeSet<String> PARTS = new TreeSet<>(List.of(
            "coco.json.part",
            "frames-regions.csv.part",
            "frames.csv.part",
            "labels.part",
            "masks.mkv.part",
            "masks.part",
            "polygons.json.part"));

    @TempDir
    Path clips;

    @TempDir
    Path folder;

    private Path clip;

    @BeforeEach
    void makeClip() throws Exception {
        clip = RedBoxClip.write(clips, FRAMES);
    }

    @Test
    void aFailureElsewhereLeavesParts() throws Exception {
        assertFails(new SeenMasks() {
            @Override
            public void process(FrameSlot frame) throws Exception {
                if (frame.index() == 12) {
                    throw new IOException("no more");
                }
            }
        });
        int frames = Probe.frames(folder.resolve("masks.mkv.part")).size();
        assertTrue(frames >= 12 && frames <= FRAMES, () -> "frames " + frames);
        try (Stream<Path> pngs = Files.list(folder.resolve("masks.part"))) {
            assertTrue(pngs.count() >= 12);
        }
        List<String> rows = Files.readAllLines(folder.resolve("frames.csv.part"));
        assertTrue(rows.size() > 12, rows::toString);
    }

    @Test
    void aFailureAtTheEndLeavesPartsOfEverything() throws Exception {
        assertFails(new SeenMasks() {
            @Override
            public void finish(PacketList rest) throws Exception {
                throw new IOException("no more");
            }
        });
        assertEquals(FRAMES, Probe.frames(folder.resolve("masks.mkv.part")).size());
        assertEquals(
                FRAMES + 1,
                Files.readAllLines(folder.resolve("frames.csv.part")).size());
    }

    private void assertFails(SeenMasks broken) throws Exception {
        try (OutputPass pass = new OutputPass(folder, clip, OutputPass.all(folder), false)) {
            PipelineException failure = assertThrows(PipelineException.class, () -> pass.run(broken));
            assertTrue(failure.getMessage().contains("no more"), failure.getMessage());
        }
        TreeSet<String> left = names();
        left.remove("film.provenance.json.part"); // Of a run that failed at its end, it tells what it wanted to make.
        assertEquals(PARTS, left);
    }

    @Test
    void anInterruptedRunLeavesPartsAndTheNextOneReplacesThem() throws Exception {
        OutputPlan plan = OutputPass.all(folder);
        try (OutputPass pass = new OutputPass(folder, clip, plan, false)) {
            SegmentationPipeline[] running = new SegmentationPipeline[1];
            SeenMasks stop = new SeenMasks() {
                @Override
                public void process(FrameSlot frame) {
                    if (frame.index() == 5) {
                        running[0].cancel();
                    }
                }
            };
            try (SegmentationPipeline pipeline = pass.pipeline(OutputPass.RULE, stop)) {
                running[0] = pipeline;
                assertTrue(pipeline.run().interrupted());
            }
        }
        assertEquals(PARTS, names());
        assertRefused(
                Kind.EXISTS,
                "left by a run that was cut short",
                OutputPass.plan(plan.png().get(), null, null));
        assertRefused(
                Kind.EXISTS,
                "left by a run that was cut short",
                OutputPass.plan(null, null, plan.csv().get()));
        OutputPlan video = OutputPass.plan(null, plan.maskVideo().get(), null);
        VideoException refusal = assertThrows(VideoException.class, () -> new OutputPass(folder, clip, video, false));
        assertTrue(refusal.getMessage().endsWith("Begin again (--overwrite), or take it away"), refusal.getMessage());
        assertEquals(PARTS, names());
        try (OutputPass pass = new OutputPass(folder, clip, plan, true)) {
            pass.run();
        }
        assertEquals(COMPLETE, names());
    }

    @Test
    void whatIsCancelledBeforeItsFirstFrameLeavesNothing() throws Exception {
        try (OutputPass pass = new OutputPass(folder, clip, OutputPass.all(folder), false);
                SegmentationPipeline pipeline = pass.pipeline(OutputPass.RULE)) {
            pipeline.cancel();
            pipeline.run();
        }
        assertEquals(new TreeSet<>(), names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"frames.csv.part", "frames-regions.csv.part", "masks.mkv.part"})
    void aFullDiskLeavesPartsOfAllOthers(String full) throws Exception {
        Path device = Path.of("/dev/full");
        assumeTrue(Files.exists(device), "needs /dev/full");
        Files.createSymbolicLink(folder.resolve(full), device);
        Throwable failure;
        try (OutputPass pass = new OutputPass(folder, clip, OutputPass.all(folder), true)) {
            failure = assertThrows(PipelineException.class, pass::run).getCause();
        }
        assertEquals(full.startsWith("masks") ? VideoException.class : OutputException.class, failure.getClass());
        assertTrue(
                failure.getMessage().toLowerCase(Locale.ROOT).endsWith("no space left on device"),
                failure.getMessage());
        TreeSet<String> left = names();
        assertTrue(left.stream().allMatch(name -> name.endsWith(".part")), left::toString);
        if (!full.startsWith("masks")) { // Which fails before a row is written.
            TreeSet<String> others = new TreeSet<>(PARTS);
            others.remove(full);
            assertTrue(left.containsAll(others), left::toString);
        }
    }

    @Test
    void whereOneCannotGetItsNameTheSidecarGetsNoneEither() throws Exception {
        SeenMasks meddler = new SeenMasks() {
            @Override
            public void finish(PacketList rest) throws IOException {
                Files.createFile(Files.createDirectory(folder.resolve("masks")).resolve("holiday.jpg"));
            }
        };
        try (OutputPass pass = new OutputPass(folder, clip, OutputPass.all(folder), false)) {
            assertThrows(PipelineException.class, () -> pass.run(meddler));
        }
        assertTrue(names().containsAll(List.of("masks", "masks.part", "film.provenance.json.part")));
        assertTrue(!names().contains("film.provenance.json"));
        assertTrue(Files.exists(folder.resolve("masks/holiday.jpg")));
    }

    @Test
    void areReplacedOnlyWhereThatIsAllowed() throws Exception {
        OutputPlan plan = OutputPass.all(folder);
        runAll(plan, false);
        assertRefused(Kind.EXISTS, "(--overwrite)", OutputPass.plan(plan.png().get(), null, null));
        assertRefused(
                Kind.EXISTS,
                "(--overwrite)",
                OutputPass.plan(null, null, plan.csv().get()));
        VideoException refusal = assertThrows(
                VideoException.class,
                () -> new OutputPass(
                        folder, clip, OutputPass.plan(null, plan.maskVideo().get(), null), false));
        assertEquals(VideoException.Kind.EXISTS, refusal.kind());
        // The last one to be opened is refused: what was opened before leaves nothing.
        Files.delete(folder.resolve("masks.mkv"));
        assertRefused(
                Kind.EXISTS,
                "(--overwrite)",
                OutputPass.plan(
                        folder.resolve("other"),
                        folder.resolve("masks.mkv"),
                        plan.csv().get()));
        runAll(plan, true);
        assertEquals(COMPLETE, names());
    }

    @Test
    void standInNobodysWay() throws Exception {
        Path csv = folder.resolve("frames.csv");
        Path masks = folder.resolve("masks");
        assertRefused(Kind.EXISTS, "the film itself", OutputPass.plan(null, null, clip));
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), clip);
        assertRefused(Kind.EXISTS, "the film itself", OutputPass.plan(null, null, link));
        Files.delete(link);
        assertRefused(Kind.EXISTS, "what another output", OutputPass.plan(null, null, OutputPass.sidecar(folder)));
        assertRefused(Kind.EXISTS, "what another output", OutputPass.plan(csv, null, csv));
        assertRefused(Kind.EXISTS, "what another output", OutputPass.plan(masks, masks.resolve("masks.mkv"), null));
        assertRefused(
                Kind.EXISTS, "what another output", OutputPass.plan(folder.resolve("frames-regions.csv"), null, csv));
        assertRefused(
                Kind.EXISTS, "what another output", OutputPass.plan(folder.resolve("frames.csv.part"), null, csv));
        assertRefused(Kind.UNWRITABLE, "does not exist", OutputPass.plan(null, null, folder.resolve("no/frames.csv")));
        assertEquals(new TreeSet<>(), names());
    }

    @Test
    void aPlanThatCannotBeIsRefused() {
        Path video = Path.of("masks.mp4");
        assertThrows(IllegalArgumentException.class, () -> OutputPass.plan(null, video, null));
        Path standardOutput = OutputPlan.STANDARD_OUTPUT;
        assertThrows(IllegalArgumentException.class, () -> OutputPass.plan(null, standardOutput, standardOutput));
        assertThrows(IllegalArgumentException.class, () -> planOf(Optional.empty(), true, 1));
        assertThrows(IllegalArgumentException.class, () -> planOf(Optional.empty(), false, 2));
        assertThrows(IllegalArgumentException.class, () -> planOf(Optional.of(Path.of("masks")), false, 0));
        assertTrue(OutputPlan.none().isEmpty());
        assertEquals(
                List.of(Path.of("a.csv"), Path.of("a-regions.csv")),
                OutputPass.plan(null, standardOutput, Path.of("a.csv")).paths());
        assertEquals(Path.of("x/table-regions.csv"), OutputPlan.regionTable(Path.of("x/table")));
    }

    private static OutputPlan planOf(Optional<Path> png, boolean probability, int every) {
        Optional<Path> none = Optional.empty();
        return new OutputPlan(png, probability, none, none, Optional.empty(), none, none, every);
    }

    @Test
    void twoRunsKeepOutOfEachOthersWay() throws Exception {
        OutputPlan first = OutputPass.plan(null, null, folder.resolve("frames.csv"));
        OutputPlan second = OutputPass.plan(folder.resolve("masks"), null, null);
        try (OutputPass running = new OutputPass(folder, clip, first, false)) {
            assertRefused(Kind.EXISTS, "another run is writing it", second);
            assertRefused(Kind.EXISTS, "another run is writing it", first);
            assertFalse(Files.exists(folder.resolve("masks.part")));
        }
        runAll(second, false);
    }

    @Test
    void theSidecarRemembersWhatOtherRunsMadeOfTheSameFilm() throws Exception {
        Path sidecar = OutputPass.sidecar(folder);
        runAll(OutputPass.plan(null, null, folder.resolve("frames.csv")), false);
        runAll(OutputPass.plan(folder.resolve("masks"), null, null), false);
        assertEquals(List.of("frames.csv", "frames-regions.csv", "masks"), entries(sidecar));
        runAll(OutputPass.plan(null, null, folder.resolve("frames.csv")), true);
        assertEquals(List.of("frames.csv", "frames-regions.csv", "masks"), entries(sidecar));
        JsonNode json = JsonMapper.shared().readTree(sidecar.toFile());
        assertEquals("film", json.get("sourceSha256").asString());
        JsonNode last = json.get("outputs").get(2);
        assertEquals("png", last.get("kind").asString());
        assertNull(last.get("settings"), "made by the same as the whole");
        assertEquals(0.5, json.get("settings").get("threshold").asDouble());

        Files.writeString(sidecar, Files.readString(sidecar).replace("0.5", "0.9"));
        runAll(OutputPass.plan(null, null, folder.resolve("frames.csv")), true);
        json = JsonMapper.shared().readTree(sidecar.toFile());
        assertEquals(0.5, json.get("settings").get("threshold").asDouble());
        assertNull(json.get("outputs").get(0).get("settings"));
        assertEquals(
                0.9, json.get("outputs").get(2).get("settings").get("threshold").asDouble());

        String other = Files.readString(sidecar).replace("\"film\"", "\"another\"");
        for (String theirs : List.of(other, "{}", "[1, 2]", "shopping list")) {
            Files.writeString(sidecar, theirs, StandardCharsets.UTF_8);
            OutputPlan plan = OutputPass.plan(null, folder.resolve("masks.mkv"), null);
            assertRefused(Kind.EXISTS, "tells of another film", plan);
            runAll(plan, true);
            assertEquals(List.of("masks.mkv"), entries(sidecar));
            Files.delete(folder.resolve("masks.mkv"));
        }
    }

    private static List<String> entries(Path sidecar) {
        return JsonMapper.shared().readTree(sidecar.toFile()).get("outputs").values().stream()
                .map(entry -> entry.get("file").asString())
                .toList();
    }

    @Test
    void saysWhatItCutFromNoise() throws Exception {
        Path noise = Probe.make(
                clips.resolve("noise.mkv"),
                "-f lavfi -i color=gray:s=640x384:r=5:d=0.4,format=gbrp,geq=r='if(lt(mod(X,8),4)*lt(mod(Y,8),4),255,90)'"
                        + ":g='if(lt(mod(X,8),4)*lt(mod(Y,8),4),0,90)':b='if(lt(mod(X,8),4)*lt(mod(Y,8),4),0,90)' -c:v ffv1");
        TinyModel fine = TinyModel.red().with("roadmask.pixels", String.valueOf(640 * 384));
        MaskRule everySpeck = MaskRule.withThreshold(0.5).with(Steadiness.OFF).withSmallestRegion(0);
        try (OutputPass pass = new OutputPass(folder, noise, OutputPass.all(folder), false, fine);
                SegmentationPipeline pipeline = pass.pipeline(everySpeck)) {
            assertEquals(5680, pipeline.run().cutRegions());
        }
        assertEquals(
                2 * 1000 + 1,
                Files.readAllLines(folder.resolve("frames-regions.csv")).size());
    }

    private void runAll(OutputPlan plan, boolean overwrite) throws Exception {
        try (OutputPass pass = new OutputPass(folder, clip, plan, overwrite)) {
            pass.run();
        }
    }

    private void assertRefused(Kind kind, String words, OutputPlan plan) {
        OutputException refusal = assertThrows(OutputException.class, () -> new OutputPass(folder, clip, plan, false));
        assertEquals(kind, refusal.kind());
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    /** Of all outputs and parts. */
    private TreeSet<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            TreeSet<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("tiny.onnx"))
                    .forEach(names::add);
            return names;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
