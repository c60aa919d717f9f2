package dev.roadmask.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.PixelMasks;
import dev.roadmask.pipeline.RedBoxClip;
import dev.roadmask.video.VideoReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A COCO document is whole or a part, and an image stands in it for every frame. */
class CocoDocumentTest {
    @TempDir
    Path folder;

    private Path clip;
    private Path file;
    private Path part;
    private Path images;

    @BeforeEach
    void names() throws Exception {
        clip = RedBoxClip.write(folder, 2);
        file = folder.resolve("masks.json");
        part = folder.resolve("masks.json.part");
        images = folder.resolve("masks.json.images.part");
    }

    private CocoDocument document(VideoReader reader) throws Exception {
        Provenance provenance = new Provenance("1", List.of("a.mp4"), "0", "m.onnx", "1", Map.of(), "1/25", 3, 2);
        return CocoDocument.create(file, new OutputContext(reader, provenance, false), new RunLengthForm());
    }

    private static void addTwoFrames(CocoDocument document) throws Exception {
        MaskRuns empty = PixelMasks.runs(new boolean[2][3]);
        document.add(0, 0, empty, PixelMasks.regions(empty, 1));
        MaskRuns dot = PixelMasks.runs(new boolean[][] {{false, true, false}, {false, false, false}});
        document.add(1, 512, dot, PixelMasks.regions(dot, 1));
    }

    private static void assertTwoFrames(Path json) {
        JsonNode document = JsonMapper.shared().readTree(json);
        assertEquals(2, document.get("images").size());
        assertEquals(1, document.at("/images/1/frame_index").asInt());
        assertEquals(1, document.get("annotations").size());
        assertEquals(2, document.at("/annotations/0/image_id").asInt());
        assertEquals("[1,0,1,1]", document.at("/annotations/0/bbox").toString());
        assertEquals("a.mp4", document.at("/info/provenance/source/0").asString());
    }

    @Test
    void isWholeWhenPublished() throws Exception {
        try (VideoReader reader = VideoReader.open(clip);
                CocoDocument document = document(reader)) {
            addTwoFrames(document);
            assertTrue(Files.exists(images));
            document.complete();
            assertFalse(Files.exists(images) || Files.exists(file));
            document.publish();
        }
        assertTwoFrames(file);
        assertFalse(Files.exists(part));
    }

    @Test
    void staysAReadablePartWhenKept() throws Exception {
        try (VideoReader reader = VideoReader.open(clip);
                CocoDocument document = document(reader)) {
            addTwoFrames(document);
            document.keep();
        }
        assertTwoFrames(part);
        assertFalse(Files.exists(file) || Files.exists(images));
    }

    @Test
    void leavesNothingWhereNothingCame() throws Exception {
        try (VideoReader reader = VideoReader.open(clip);
                CocoDocument document = document(reader)) {
            document.keep();
        }
        assertFalse(Files.exists(file) || Files.exists(part) || Files.exists(images));
    }
}
