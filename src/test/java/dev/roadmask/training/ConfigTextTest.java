package dev.roadmask.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigTextTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Preset.class)
    void aPrintedPresetReadsAsItself(Preset preset) throws Exception {
        TrainingConfig config = ConfigText.of(preset).toConfig();
        Path file = Files.writeString(folder.resolve("config.yaml"), ConfigText.write(config));
        assertEquals(config, ConfigText.read(file).toConfig());
    }

    @Test
    void eachStepOfTheArticleAddsToTheOneBefore() {
        TrainingConfig control = ConfigText.of(Preset.SEED_CONTROL).toConfig();
        TrainingConfig first = ConfigText.of(Preset.SEED_V1).toConfig();
        TrainingConfig second = ConfigText.of(Preset.SEED_V2).toConfig();
        assertEquals(new UNetShape(32, 5, false, UNetShape.Upsampling.TRANSPOSED, false, 0), control.network());
        assertEquals(new UNetShape(32, 5, false, UNetShape.Upsampling.TRANSPOSED, true, 0.25), first.network());
        assertEquals(new UNetShape(32, 5, false, UNetShape.Upsampling.TRANSPOSED, true, 0.4), second.network());
        assertEquals(2, control.optimizer().batchSize());
        assertEquals(Loss.IOU, control.objective().loss());
        assertEquals(5, control.limits().patience());
        assertEquals(3, second.limits().patience());
        assertEquals(0.01, second.objective().l1());
        assertTrue(first.augmentation().flip() && !control.augmentation().flip());
        assertEquals(first.input(), second.input());
    }

    @Test
    void aFileMayHoldOnlyWhatDiffersFromAPreset() throws Exception {
        Path file =
                Files.writeString(folder.resolve("mine.yaml"), "preset: seed-v2\nnetwork:\n  dropout: 0.1\nseed: 7\n");
        TrainingConfig mine = ConfigText.read(file).toConfig();
        assertEquals(0.1, mine.network().dropout());
        assertEquals(7, mine.seed());
        assertEquals(0.01, mine.objective().l1());
        assertFalse(mine.network().stem());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "network.droput|0.1|unknown key network.droput; known there: baseWidth, levels, stem, upsampling, batchNorm, dropout",
                "network.dropout|1.5|network.dropout must lie in [0, 1): 1.5",
                "input.width|100|input.width and input.height must be multiples of 32 for this network: 100x288",
                "limits.patience|-1|limits.patience must not be negative: -1",
                "augmentation.flip|perhaps|augmentation.flip: ",
                "objective.loss|mse|objective.loss: "
            })
    void saysWhichKeyIsWrong(String key, String value, String message) {
        ConfigText text = ConfigText.of(Preset.REALTIME).with(key, value);
        String refusal =
                assertThrows(IllegalArgumentException.class, text::toConfig).getMessage();
        assertTrue(refusal.startsWith("preset realtime: " + message), refusal);
        assertEquals(1, refusal.lines().count());
    }

    @Test
    void refusesWhatIsNoConfiguration() throws Exception {
        Path file = folder.resolve("mine.yaml");
        assertRefused("cannot read configuration %s: no such file".formatted(file), file);
        Files.writeString(file, "just a word");
        assertRefused("%s is no configuration: it has no sections".formatted(file), file);
        Files.writeString(file, "preset: seed-v3\n");
        assertRefused(
                "there is no preset seed-v3; there are: realtime, seed-control, seed-v1, seed-v2, seed-control-bce, seed-v2-bce, seed-deep",
                file);
    }

    private static void assertRefused(String message, Path file) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> ConfigText.read(file))
                        .getMessage());
    }
}
