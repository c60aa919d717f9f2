package dev.roadmask.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.model.TinyModel;
import dev.roadmask.pipeline.RedBoxClip;
import dev.roadmask.video.Probe;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Masks and tables as people ask for them: with a video, without one, of one film, of many. */
@Timeout(60)
class MasksCommandTest {
    private static final int FRAMES = 6;

    @TempDir
    static Path clips;

    @TempDir
    Path folder;

    private static Path clip;
    private static Path model;

    @BeforeAll
    static void makeClip() throws Exception {
        clip = RedBoxClip.write(clips.resolve("drive.mkv"), RedBoxClip.WIDTH, RedBoxClip.HEIGHT, FRAMES);
        model = TinyModel.writeTo(clips);
    }

    @Test
    void writesTheUsualIntoAFolderOfEachInput() throws Exception {
        Terminal.Outcome outcome = run("masks", clip, "-d", out(), "--report", folder.resolve("r.json"));
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertEquals("", outcome.err());
        assertTrue(outcome.out().contains("drive/{masks,frames.csv,frames-regions.csv}"), outcome.out());
        Path made = out().resolve("drive");
        assertEquals(
                Set.of("masks", "frames.csv", "frames-regions.csv", "drive.provenance.json"), Set.copyOf(names(made)));
        List<String> pictures = names(made.resolve("masks"));
        assertEquals(FRAMES, pictures.size());
        assertEquals("00000000_0.000000.png", pictures.get(0));
        assertEquals(FRAMES + 1, Files.readAllLines(made.resolve("frames.csv")).size());
        JsonNode report = json(folder.resolve("r.json"));
        assertEquals(FRAMES, report.at("/totals/frames").asInt());
        assertEquals(0, report.at("/files/0/report/frames/encoded").asInt());
        assertEquals(3, report.at("/files/0/outputs").size());
    }

    @Test
    void tellsWhatMadeThem() throws Exception {
        Path table = folder.resolve("t.csv");
        Terminal.Outcome outcome = run(
                "masks", clip, "--csv", table, "--threshold", "0.4", "--steady", "off", "--ignore", "0,85%,100%,15%");
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        JsonNode told = json(folder.resolve("drive.provenance.json"));
        assertEquals("Roadmask " + Main.VERSION, told.get("program").asString());
        assertEquals("drive.mkv", told.at("/source/0").asString());
        assertEquals(Fingerprint.ofAll(clip), told.get("sourceSha256").asString());
        assertEquals(Fingerprint.ofAll(model), told.get("modelSha256").asString());
        assertEquals(0.4, told.at("/settings/threshold").asDouble());
        assertEquals("off", told.at("/settings/steady").asString());
        assertEquals("0.01%", told.at("/settings/smallestRegion").asString());
        assertEquals("0,85%,100%,15%", told.at("/settings/ignore/0").asString());
        assertEquals(RedBoxClip.WIDTH, told.get("width").asInt());
    }

    @Test
    void zonesCutMasksAndProbabilities() throws Exception {
        Path zones = Files.writeString(
                folder.resolve("zones.json"),
                "{\"roi\": [{\"polygon\": [[0, 0], [\"100%\", 0], [\"100%\", \"100%\"], [0, \"100%\"]]}],"
                        + " \"ignore\": [{\"rectangle\": [0, 0, \"100%\", 96]}]}");
        for (String how : List.of("", "--probability")) {
            Path pictures = folder.resolve("pictures" + how);
            List<Object> call = new ArrayList<>(List.of(
                    "masks", clip, "--png", pictures, "--zones", zones, "--roi", "0,0,40,180", "--steady", "off"));
            if (!how.isEmpty()) {
                call.add(how);
            }
            // The file's zone is the whole picture, so the other one adds nothing.
            assertEquals(ExitCode.DONE, run(call.toArray()).code());
            BufferedImage picture =
                    ImageIO.read(pictures.resolve("00000000_0.000000.png").toFile());
            assertEquals(RedBoxClip.HEIGHT, picture.getHeight());
            assertEquals(0, picture.getRaster().getSample(20, 95, 0));
            assertTrue(picture.getRaster().getSample(20, 97, 0) > 200);
        }
    }

    @Test
    void segmentWritesThemInTheSamePass() throws Exception {
        Path video = folder.resolve("v.mkv");
        Terminal.Outcome outcome = run(
                "segment",
                clip,
                "-o",
                video,
                "--encoder",
                "ffv1",
                "--png",
                folder.resolve("m"),
                "--csv",
                folder.resolve("t.csv"),
                "--steady",
                "off",
                "--smallest-region",
                "1");
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertTrue(outcome.out().contains("/{v.mkv,m,t.csv,t-regions.csv}: 6 frames in "), outcome.out());
        // The pictures are the masks that were painted.
        Terminal.Outcome verified = run("verify", clip, video, "--masks", folder.resolve("m"));
        assertEquals(ExitCode.DONE, verified.code(), verified.out() + verified.err());
        assertEquals(
                ExitCode.DONE,
                run("verify", clip, video, "--steady", "off", "--smallest-region", "1")
                        .code());
        assertEquals(
                ExitCode.DIFFERENT,
                run("verify", clip, video, "--steady", "off", "--ignore", "0,0,100%,120")
                        .code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-display_rotation 90", "-display_rotation 180", "-display_rotation 270"})
    void masksAreUprightAndVerifyTurnsThemBack(String turn) throws Exception {
        Path turned = Probe.make(folder.resolve("turned.mkv"), turn + " -i " + clip + " -c copy");
        Path video = folder.resolve("v.mkv");
        Path pictures = folder.resolve("m");
        Object[] call = {"segment", turned, "-o", video, "--encoder", "ffv1", "--png", pictures};
        assertEquals(ExitCode.DONE, run(call).code());
        boolean sideways = !turn.endsWith("180");
        BufferedImage picture =
                ImageIO.read(pictures.resolve("00000000_0.000000.png").toFile());
        assertEquals(sideways ? RedBoxClip.HEIGHT : RedBoxClip.WIDTH, picture.getWidth());
        Terminal.Outcome verified = run("verify", turned, video, "--masks", pictures);
        assertEquals(ExitCode.DONE, verified.code(), verified.out() + verified.err());
        assertTrue(verified.out().contains("identical"), verified.out());
    }

    @Test
    void standardOutputCarriesTheTableAlone() throws Exception {
        for (String command : List.of("masks", "segment")) {
            List<String> call = new ArrayList<>(List.of(command, clip.toString(), "--csv", "-", "--model", model + ""));
            if (command.equals("segment")) {
                call.addAll(List.of("-o", folder.resolve("v.mkv").toString()));
            }
            Path said = folder.resolve("said.csv");
            Process process = new ProcessBuilder(command(call))
                    .redirectOutput(said.toFile())
                    .redirectError(folder.resolve("err.txt").toFile())
                    .start();
            assertEquals(ExitCode.DONE, process.waitFor(), Files.readString(folder.resolve("err.txt")));
            List<String> lines = Files.readAllLines(said);
            assertEquals(FRAMES + 1, lines.size(), lines.toString());
            assertTrue(lines.get(0).startsWith("frame,timestamp,seconds,"), lines.get(0));
            String err = Files.readString(folder.resolve("err.txt"));
            assertTrue(err.contains("standard output: 6 frames in "), err);
            assertEquals(1, err.lines().count(), err);
        }
        assertFalse(Files.exists(folder.resolve("drive.provenance.json")));
    }

    @Test
    void aBatchSkipsWhatIsThereAndFailsWhatIsThereInPart() throws Exception {
        Path card = Files.createDirectories(folder.resolve("card/front"));
        Files.copy(clip, card.resolve("drive.mkv"));
        Files.copy(clip, card.resolve("other.mkv"));
        Files.copy(clip, card.resolveSibling("drive.mkv"));
        Path bad = Files.writeString(card.resolveSibling("bad.mp4"), "no video");
        Object[] call = {"masks", card.getParent(), "-d", out(), "--report", folder.resolve("r.json")};
        Terminal.Outcome first = run(call);
        assertEquals(ExitCode.FAILED, first.code());
        assertEquals(1, first.err().lines().count(), first.err());
        assertTrue(first.err().contains(bad.toString()), first.err());
        assertEquals(List.of("drive", "front"), names(out()), "nothing of the bad one");
        assertEquals(List.of("drive", "other"), names(out().resolve("front")));
        Files.delete(bad);
        Files.delete(out().resolve("drive/frames.csv"));
        Terminal.Outcome second = run(call);
        assertEquals(ExitCode.FAILED, second.code());
        assertTrue(
                second.err().contains("drive/frames-regions.csv is there, but not ")
                        && second.err().contains("drive/frames.csv. Ask for what is missing alone, or make all again"),
                second.err());
        List<String> statuses = new ArrayList<>();
        json(folder.resolve("r.json"))
                .get("files")
                .forEach(file -> statuses.add(file.get("status").asString()));
        assertEquals(
                List.of("failed", "skipped", "skipped"),
                statuses.stream().sorted().toList());
        // One output more of what was done: the others stay what they are.
        Terminal.Outcome more = run("masks", card.getParent(), "-d", out(), "--csv", "more.csv");
        assertEquals(ExitCode.DONE, more.code(), more.err());
        assertTrue(names(out().resolve("drive")).containsAll(List.of("masks", "more.csv")));
        assertEquals(
                ExitCode.DONE,
                run("masks", card.getParent(), "-d", out(), "--overwrite").code());
    }

    @Test
    void inputsOfOneNameGetFoldersOfTheirOwn() throws Exception {
        Path card = Files.createDirectory(folder.resolve("card"));
        Files.copy(clip, card.resolve("x.mkv"));
        Files.copy(clip, card.resolve("x.avi"));
        Terminal.Outcome outcome = run("segment", card, "-d", out(), "--csv", "t.csv", "--encoder", "mpeg4");
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertEquals(List.of("x-avi", "x-avi-masked.mp4", "x-mkv", "x-mkv-masked.mkv"), names(out()));
        assertTrue(names(out().resolve("x-avi")).contains("x.provenance.json"));
    }

    @Test
    void joinsIntoOne() throws Exception {
        Path second = Files.copy(clip, folder.resolve("second.mkv"));
        Terminal.Outcome outcome = run("masks", "--join", clip, second, "-d", out(), "--csv", "t.csv");
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertEquals(1, names(out()).size());
        Path made = out().resolve(names(out()).get(0));
        assertEquals(2 * FRAMES + 1, Files.readAllLines(made.resolve("t.csv")).size());
        assertTrue(
                names(made).stream().anyMatch(name -> name.endsWith(".provenance.json")),
                names(made).toString());
    }

    @Test
    void refusesExistingOutputsBeforeAnyWork() throws Exception {
        Path table = Files.writeString(folder.resolve("t.csv"), "mine");
        Path video = folder.resolve("v.mkv");
        Terminal.Outcome outcome = run("segment", clip, "-o", video, "--csv", table);
        assertEquals(ExitCode.USAGE, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("t.csv") && outcome.err().contains("--overwrite"), outcome.err());
        assertEquals(List.of("t.csv"), names(folder));
        assertEquals("mine", Files.readString(table));
        Terminal.Outcome nowhere = run("masks", clip, "--csv", folder.resolve("no/t.csv"));
        assertEquals(ExitCode.FAILED, nowhere.code(), nowhere.err());
        assertEquals(1, nowhere.err().lines().count());
        assertEquals(
                ExitCode.DONE,
                run("segment", clip, "-o", video, "--csv", table, "--overwrite").code());
    }

    @Test
    void zonesThatDoNotFitThePictureAreRefusedBeforeAnythingIsWritten() throws Exception {
        Path video = folder.resolve("v.mkv");
        Terminal.Outcome outcome =
                run("segment", clip, "-o", video, "--png", folder.resolve("m"), "--ignore", "0,85%,100%,20%");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertEquals(
                "roadmask: ignore 0,85%,100%,20% reaches outside the picture, which is 320x180 as shown",
                outcome.err().strip());
        assertEquals(List.of(), names(folder));
        Terminal.Outcome empty = run("masks", clip, "--png", folder.resolve("m"), "--ignore", "0,0,100%,100%");
        assertEquals(ExitCode.USAGE, empty.code());
        assertTrue(empty.err().contains("leave no pixel of the picture of 320x180"), empty.err());
        Terminal.Outcome batch = run("masks", clip, "-d", out(), "--roi", "0,0,330,10");
        assertEquals(ExitCode.FAILED, batch.code());
        assertTrue(batch.err().contains("roi 0,0,330,10 reaches outside"), batch.err());
        assertEquals(List.of(), names(out()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "masks CLIP|nothing to write: name outputs, such as --png DIR or --csv FILE, or -d DIR",
                "masks CLIP CLIP|several INPUTs, or a folder, need -d DIR",
                "masks CLIP CLIP --csv t.csv|several INPUTs, or a folder, need -d DIR",
                "segment CLIP CLIP --csv t.csv|--csv names what is made of one INPUT that is a file: use -d DIR",
                "segment CLIP CLIP --png p|--png names what is made of one INPUT that is a file: use -d DIR",
                "masks CLIP -d DIR --csv /t.csv|--csv /t.csv: with -d, names are relative",
                "masks CLIP -d DIR --png ../p|--png ../p: with -d, names are relative",
                "masks CLIP -d DIR --png a/../..|with -d, names are relative",
                "masks CLIP -d DIR --png .|with -d, names are relative",
                "masks CLIP -d DIR --csv -|--csv - is standard output",
                "masks CLIP --csv t.csv --probability|--probability is about the pictures of --png DIR",
                "masks CLIP --csv t.csv --every 2|--every is about --png DIR and --yolo DIR",
                "masks CLIP --png p --every 0|--every must be 1 or more: 0",
                "masks CLIP --csv t.csv --tolerance 1|--tolerance is about --polygons FILE",
                "masks CLIP --polygons p --tolerance -1|--tolerance must lie in [0, 100] pixels: -1.0",
                "masks CLIP --csv - --mask-video -|--csv and --mask-video cannot both go to standard output",
                "masks CLIP --coco -|--coco cannot go to standard output",
                "masks CLIP --mask-video v.mp4|--mask-video v.mp4: name it .mkv",
                "masks CLIP --csv=|--csv must name a file or folder",
                "masks CLIP --csv t --coco t|two outputs are named t. Choose another name",
                "masks CLIP --png p --csv p/t.csv|p/t.csv would lie in p",
                "masks CLIP --csv CLIP|would replace its own source",
                "segment CLIP -o v.mkv --mask-video v.mkv|two outputs are named v.mkv",
                "segment CLIP --resume --csv t.csv --png p|--resume cannot go on with --png, --csv: only the video",
                "masks CLIP --resume --csv t.csv|--resume cannot go on with --csv: only the video of segment",
                "masks CLIP -d DIR --resume|--resume cannot go on with --png, --csv",
                "masks CLIP --csv t --steady very|'very' is none of off, light, strong",
                "masks CLIP --csv t --smallest-region 200%|nor more than 100% of the picture: 200%",
                "masks CLIP --csv t --smallest-region 0.1|0.1 would be less than a pixel; shares of the picture are like 0.1%",
                "segment CLIP --style cutout --color ff0000|--color, --opacity and --outline are about --style tint, not cutout",
                "segment CLIP --style cutot|'cutot' is none of tint, cutout, blur-cars, blur-background",
                "masks CLIP --polygons p --tolerance 101|--tolerance must lie in [0, 100] pixels: 101.0",
                "masks CLIP --csv t --smallest-region big|'big' is neither a number of pixels nor a share",
                "masks CLIP --csv t --roi 1,2,3|'1,2,3' is no shape. Give a rectangle X,Y,WIDTH,HEIGHT or a polygon",
            })
    void refusesWhatMakesNoSense(String call, String words) throws Exception {
        Object[] arguments = Stream.of(call.split(" "))
                .map(word -> word.replace("CLIP", clip.toString()).replace("DIR", out().toString()))
                .toArray();
        Terminal.Outcome outcome =
                Terminal.run(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
        assertEquals(ExitCode.USAGE, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains(words.replace(" DIR:", " " + "DIR:")), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertEquals(List.of(), names(folder));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'roi': [}|line 1, column 10",
                "|it must be an object",
                "[]|it must be an object with roi, ignore or both",
                "{'rio': []}|it must have no 'rio'",
                "{'roi': {}}|roi must be a list of shapes",
                "{'roi': [{'circle': [1]}]}|roi[0] must be {\"rectangle\": [...]} or {\"polygon\": [...]}",
                "{'ignore': [{'rectangle': [1, 2, 3, 4]}, {'rectangle': [1, 2, 3]}]}|ignore[1].rectangle must be four",
                "{'ignore': [{'rectangle': [1, 2, 0, 4]}]}|ignore[0]: a rectangle must have a width",
                "{'ignore': [{'polygon': [[1, 2], [3, 4]]}]}|ignore[0].polygon must be three corners or more",
                "{'ignore': [{'polygon': [[1, 2], [3, 4], [5]]}]}|ignore[0].polygon[2] must be two numbers",
                "{'ignore': [{'polygon': [[1, 2], [3, 4], [5, true]]}]}|ignore[0].polygon[2][1] must be a number of",
                "{'ignore': [{'polygon': [[1, 2], [3, 4], [5, '5 px']]}]}|ignore[0]: '5 px' is neither a number",
                "{'roi': [], 'roi': []}|Duplicate",
            })
    void saysWhereAZonesFileIsWrong(String json, String words) throws Exception {
        Path file = Files.writeString(folder.resolve("zones.json"), (json == null ? "" : json).replace('\'', '"'));
        Terminal.Outcome outcome = run("masks", clip, "--csv", folder.resolve("t.csv"), "--zones", file);
        assertEquals(ExitCode.USAGE, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains(words) && outcome.err().contains("zones.json"), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
    }

    private Path out() {
        return folder.resolve("out");
    }

    private static Terminal.Outcome run(Object... arguments) {
        List<String> all =
                new ArrayList<>(Stream.of(arguments).map(String::valueOf).toList());
        all.addAll(List.of("--model", model.toString()));
        return Terminal.run(all.toArray(String[]::new));
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(arguments);
        return command;
    }

    private static JsonNode json(Path file) {
        return JsonMapper.shared().readTree(file.toFile());
    }

    private static List<String> names(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
