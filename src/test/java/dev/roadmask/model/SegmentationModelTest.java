package dev.roadmask.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentationModelTest {
    private static final InputSize SIZE = new InputSize(96, 64);

    @TempDir
    Path folder;

    @Test
    void readsItsCard() throws Exception {
        Path file = TinyModel.writeTo(folder);
        try (SegmentationModel model = SegmentationModel.open(file, Device.CPU, 1)) {
            ModelCard card = model.card();
            assertEquals(file, card.file());
            assertEquals(Files.size(file), card.bytes());
            assertTrue(card.bytes() < 10_000, "bytes=" + card.bytes());
            assertEquals(sha256(file), card.sha256());
            assertEquals(List.of("vehicle"), card.classes());
            assertEquals(0.5, card.threshold());
            assertEquals(2, card.stride());
            assertEquals("{\"datasets\":[],\"iou\":null}", card.training());
            assertEquals(new InputSize(128, 64), card.inputSize(1280, 720));
            assertEquals("CPU, as asked", model.deviceNote());
        }
    }

    @Test
    void findsTheRedPixelsExactly() throws Exception {
        try (SegmentationModel model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1);
                InferenceTensors tensors = model.allocate(SIZE)) {
            paintRed(tensors.input(), 20, 60, 10, 40);
            model.run(tensors);
            assertRed(tensors, 20, 60, 10, 40);
        }
    }

    @Test
    void overwritesItsPinnedOutputAtEveryRun() throws Exception {
        try (SegmentationModel model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1);
                InferenceTensors tensors = model.allocate(SIZE)) {
            for (int left = 0; left < 40; left += 4) {
                paintRed(tensors.input(), left, left + 20, 10, 40);
                model.run(tensors);
                assertRed(tensors, left, left + 20, 10, 40);
            }
        }
    }

    @Test
    void servesSeveralThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (SegmentationModel model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1)) {
            List<Future<?>> rounds = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int left = 4 * thread;
                rounds.add(threads.submit(() -> {
                    try (InferenceTensors tensors = model.allocate(SIZE)) {
                        paintRed(tensors.input(), left, left + 50, 2, 60);
                        for (int i = 0; i < 200; i++) {
                            tensors.probability().put(0, (byte) 77);
                            model.run(tensors);
                            assertRed(tensors, left, left + 50, 2, 60);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> round : rounds) {
                round.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void neverTakesTheCpuForCuda() {
        assumeFalse(
                OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA), "this build may have a GPU to use");
        ModelException refusal = assertThrows(
                ModelException.class, () -> SegmentationModel.open(TinyModel.writeTo(folder), Device.CUDA, 1));
        assertEquals(ModelException.Kind.DEVICE, refusal.kind());
        assertEquals(
                "cannot use device cuda: this build of ONNX Runtime has no CUDA provider."
                        + " Use --device cpu, or auto",
                refusal.getMessage());
    }

    @Test
    void saysWhyAutoTookTheCpu() throws Exception {
        assumeFalse(
                OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA), "this build may have a GPU to use");
        try (SegmentationModel model = SegmentationModel.open(TinyModel.writeTo(folder), Device.AUTO, 2)) {
            assertEquals("CPU", model.provider());
            assertEquals(2, model.intraOpThreads());
            assertEquals(
                    "CPU, because CUDA is not to be had: this build of ONNX Runtime has no CUDA provider",
                    model.deviceNote());
        }
    }

    @Test
    void isOfNoUseAfterClose() throws Exception {
        SegmentationModel model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1);
        InferenceTensors tensors = model.allocate(SIZE);
        InferenceTensors closed = model.allocate(SIZE);
        closed.close();
        closed.close();
        assertThrows(IllegalStateException.class, closed::input);
        assertThrows(IllegalStateException.class, () -> model.run(closed));
        tensors.close();
        model.close();
        model.close();
        assertThrows(IllegalStateException.class, () -> model.run(tensors));
        assertThrows(IllegalStateException.class, () -> model.allocate(SIZE));
    }

    @Test
    void refusesNoThreads() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> SegmentationModel.open(folder, Device.CPU, 0));
        assertEquals("intraOpThreads must be at least 1: intraOpThreads=0", refusal.getMessage());
    }

    private static void paintRed(ByteBuffer input, int left, int right, int top, int bottom) {
        int pixels = SIZE.pixels();
        for (int i = 0; i < pixels; i++) {
            int x = i % SIZE.width();
            int y = i / SIZE.width();
            boolean red = x >= left && x < right && y >= top && y < bottom;
            input.put(i, (byte) (red ? 255 : 90));
            input.put(pixels + i, (byte) (red ? 0 : 90));
            input.put(2 * pixels + i, (byte) (red ? 0 : 90));
        }
    }

    private static void assertRed(InferenceTensors tensors, int left, int right, int top, int bottom) {
        ByteBuffer probability = tensors.probability();
        for (int i = 0; i < probability.capacity(); i++) {
            int x = 2 * (i % tensors.outputWidth());
            int y = 2 * (i / tensors.outputWidth());
            boolean red = x >= left && x < right && y >= top && y < bottom;
            assertEquals(red ? 255 : 0, probability.get(i) & 0xff, "x=" + x + " y=" + y);
        }
    }

    private static String sha256(Path file) throws IOException, java.security.NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
