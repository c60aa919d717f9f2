package dev.roadmask.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The configurations that come with the program; each is a YAML file beside this class, explained in its head. */
public enum Preset {
    /** Ours, the default. */
    REALTIME("ours: stride-2 stem, many augmentations, averaging"),
    /** The seed article's control. */
    SEED_CONTROL("the article's control: plain U-Net, soft IoU loss"),
    /** Its first step. */
    SEED_V1("control + batch norm, dropout, translation, mirroring"),
    /** Its second step. */
    SEED_V2("v1 + dropout 0.4, L1, rotation, brightness, contrast"),
    /** The control with the other loss. */
    SEED_CONTROL_BCE("the control with binary cross entropy"),
    /** The second step with the other loss. */
    SEED_V2_BCE("v2 with binary cross entropy"),
    /** What the author could not afford. */
    SEED_DEEP("v1 with 64 to 1024 channels on larger pictures");

    private final String description;

    Preset(String description) {
        this.description = description;
    }

    /** One line for lists. */
    public String description() {
        return description;
    }

    /** As configurations and the command line spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The preset of a name; an unknown one is an {@link IllegalArgumentException} that lists those there are. */
    public static Preset named(String name) {
        return Arrays.stream(values())
                .filter(preset -> preset.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no preset %s; there are: %s"
                        .formatted(
                                name,
                                Arrays.stream(values()).map(Preset::toString).collect(Collectors.joining(", ")))));
    }

    /** Its YAML. */
    String yaml() {
        try (InputStream in = Preset.class.getResourceAsStream("presets/" + this + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
