package dev.roadmask.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is not schema 1 is refused, with the reason, as kind MODEL. */
class ModelContractTest {
    @TempDir
    Path folder;

    @Test
    void refusesAMissingFileAndAFolder() {
        assertEquals("no such file", reason(folder.resolve("none.onnx")));
        assertEquals("it is a folder. Name the .onnx file", reason(folder));
    }

    @Test
    void refusesGarbage() throws IOException {
        assertEquals("not an ONNX file, or a damaged one", reason(write("x.onnx", "not a model".getBytes())));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int length : new int[] {0, 1, 7, 100, 4096, 100_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertRefused(write("x.onnx", bytes), "seed=" + seed + " length=" + length);
        }
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        byte[] whole = TinyModel.red().bytes();
        for (int length = 0; length < whole.length; length += 13) {
            assertRefused(write("x.onnx", Arrays.copyOf(whole, length)), "length=" + length);
        }
    }

    @Test
    void survivesFlippedBytes() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] whole = TinyModel.red().bytes();
        for (int round = 0; round < 100; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
            try (SegmentationModel model = SegmentationModel.open(write("x.onnx", damaged), Device.CPU, 1)) {
                assertEquals("CPU", model.provider());
            } catch (ModelException e) {
                assertEquals(ModelException.Kind.MODEL, e.kind(), "seed=" + seed);
            }
        }
    }

    @Test
    void refusesAnyOtherSchema() {
        assertEquals(
                "no roadmask.schema: not a Roadmask model. Export one with `roadmask export`",
                reason(TinyModel.red().without("roadmask.schema")));
        assertEquals(
                "it is of schema 2, this program reads schema 1. Export it again with this program",
                reason(TinyModel.red().with("roadmask.schema", "2")));
    }

    @Test
    void wantsEveryKey() {
        for (String key : new String[] {"classes", "threshold", "pixels", "stride", "training"}) {
            assertEquals(
                    "no roadmask." + key + " in its metadata. Export it again with `roadmask export`",
                    reason(TinyModel.red().without("roadmask." + key)));
        }
    }

    @Test
    void wantsSenseInEveryKey() {
        assertEquals(
                "roadmask.threshold is not a number: roadmask.threshold=half",
                reason(TinyModel.red().with("roadmask.threshold", "half")));
        assertEquals(
                "its metadata makes no sense: threshold must lie in [0, 1]: threshold=1.4",
                reason(TinyModel.red().with("roadmask.threshold", "1.4")));
        assertEquals(
                "roadmask.pixels is not a whole number: roadmask.pixels=1e5",
                reason(TinyModel.red().with("roadmask.pixels", "1e5")));
        assertEquals(
                "its metadata makes no sense: stride must be 1 or 2: stride=3",
                reason(TinyModel.red().with("roadmask.stride", "3")));
        assertEquals(
                "its metadata makes no sense: classes must not be blank: classes=[vehicle, ]",
                reason(TinyModel.red().planes(2).with("roadmask.classes", "vehicle,")));
    }

    @Test
    void wantsTheTensorsOfTheSchema() {
        assertEquals(
                "its inputs are [picture], not one input named frame",
                reason(TinyModel.red().inputNamed("picture")));
        assertEquals(
                "its outputs are [mask], not one output named probability",
                reason(TinyModel.red().outputNamed("mask")));
        assertEquals(
                "its output probability is of type FLOAT, not UINT8",
                reason(TinyModel.red().floatOutput()));
        assertEquals(
                "its input frame has the shape [1, 3, 256, 448] (-1: any), not [N, 3, H, W] with only the second fixed",
                reason(TinyModel.red().inputShaped(1, 3, 256, 448)));
        assertEquals(
                "its output probability has the shape [-1, 2, -1, -1] (-1: any),"
                        + " not [N, 1, H/s, W/s] with only the second fixed",
                reason(TinyModel.red().planes(2)));
    }

    @Test
    void findsOutAStrideThatIsNotSo() {
        assertEquals(
                "its output for a frame of 64x32 has the shape [1, 1, 16, 32],"
                        + " not [1, 1, 32, 64] as roadmask.stride=1 says",
                reason(TinyModel.red().with("roadmask.stride", "1")));
    }

    private String reason(TinyModel model) {
        return reason(model.write(folder.resolve("x.onnx")));
    }

    private static String reason(Path file) {
        ModelException refusal = assertThrows(ModelException.class, () -> open(file));
        assertEquals(ModelException.Kind.MODEL, refusal.kind());
        String prefix = "cannot use " + file + ": ";
        assertTrue(refusal.getMessage().startsWith(prefix), refusal.getMessage());
        return refusal.getMessage().substring(prefix.length());
    }

    private static void assertRefused(Path file, String what) {
        ModelException refusal = assertThrows(ModelException.class, () -> open(file), what);
        assertEquals(ModelException.Kind.MODEL, refusal.kind(), what);
        assertTrue(refusal.getMessage().lines().count() == 1, refusal.getMessage());
    }

    private static void open(Path file) throws ModelException {
        SegmentationModel.open(file, Device.CPU, 1).close();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
