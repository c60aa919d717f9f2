package dev.roadmask.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.model.TinyModel;
import dev.roadmask.video.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code roadmask evaluate --flicker} on a clip where the network can't make up its mind about one of two boxes. */
@Timeout(60)
class EvaluateFlickerTest {
    @TempDir
    Path folder;

    @Test
    void comparesTheSteadinesses() throws Exception {
        Path json = folder.resolve("flicker.json");
        String out = flicker("--flicker", clip().toString(), "--json", json.toString());
        assertTrue(out.contains("clip.mkv: 20 frames, 19 pairs compared, 0 cuts, threshold 0.50\n"), out);
        assertTrue(out.matches("(?s).*off     flicker 0\\.\\d{4}\nlight   flicker 0\\.\\d{4}   -.*"), out);
        JsonNode report = new JsonMapper().readTree(Files.readAllBytes(json));
        JsonNode flicker = report.get("flicker");
        // One of two equal boxes changes in 13 of 19 pairs; what moves around it leaves some of it without a sure
        // origin.
        assertEquals(0.34, flicker.get("off").asDouble(), 0.1);
        assertTrue(flicker.get("light").asDouble() < 0.67 * flicker.get("off").asDouble(), out);
        assertTrue(flicker.get("strong").asDouble() < 0.5 * flicker.get("off").asDouble(), out);
        assertEquals(320, report.get("width").asInt());
    }

    @Test
    void measuresOneAlone() throws Exception {
        String out = flicker("--flicker", clip().toString(), "--steady", "strong");
        assertTrue(out.contains("\nstrong  flicker ") && !out.contains("off "), out);
    }

    @Test
    void refusesWhatCannotBeMeasured() throws Exception {
        String clip = clip().toString();
        assertRefused(
                "Invalid value for option '--steady': 'much' is none of off, light, strong. See: roadmask evaluate --help",
                "--flicker",
                clip,
                "--steady",
                "much");
        assertRefused(
                "--flicker measures the network: leave --method out", "--flicker", clip, "--method", "mean-shift");
        assertRefused(
                "--flicker CLIP stands in place of DATASET: give one of them", "--flicker", clip, folder.toString());
        Path text = Files.writeString(folder.resolve("text.mp4"), "no video at all");
        Terminal.Outcome noVideo = evaluate("--flicker", text.toString());
        assertEquals(ExitCode.INPUT, noVideo.code());
        assertTrue(noVideo.err().startsWith("roadmask: cannot open " + text), noVideo.err());
        assertEquals(1, noVideo.err().strip().lines().count(), noVideo.err());
        assertRefused("what is to be scored? Give a DATASET folder, or --flicker CLIP");
        assertRefused("--steady is for --flicker: the pictures of a data set have no order", "set", "--steady", "off");
    }

    private String flicker(String... arguments) {
        Terminal.Outcome outcome = evaluate(arguments);
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        return outcome.out();
    }

    private void assertRefused(String line, String... arguments) {
        Terminal.Outcome outcome = evaluate(arguments);
        assertEquals("roadmask: " + line, outcome.err().strip());
        assertEquals(ExitCode.USAGE, outcome.code());
    }

    private Terminal.Outcome evaluate(String... arguments) {
        List<String> all = new ArrayList<>(List.of("evaluate"));
        all.addAll(List.of(arguments));
        if (!all.contains("mean-shift")) {
            all.addAll(List.of("--model", TinyModel.writeTo(folder).toString()));
        }
        return Terminal.run(all.toArray(String[]::new));
    }

    private Path clip() {
        return Probe.make(
                folder.resolve("clip.mkv"),
                "-f lavfi -i testsrc2=s=320x192:r=25:d=0.8,hue=s=0"
                        + ",drawbox=x=40:y=80:w=48:h=48:color=red:t=fill"
                        + ",drawbox=x=224:y=16:w=48:h=48:color=0xC84646:t=fill"
                        + ",drawbox=x=224:y=16:w=48:h=48:color=0xC44A4A:t=fill:enable=eq(mod(n\\,3)\\,1)"
                        + " -c:v ffv1 -pix_fmt yuv444p");
    }
}
