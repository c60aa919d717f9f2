package dev.roadmask.output;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.Regions;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A COCO document that grows frame by frame, in one pass and constant memory: the annotations go into FILE.part as they
 * come, the images into FILE.images.part beside it, which is appended at the end and removed.
 *
 * <p>Says nothing of the time when it is written: the same film and model give the same bytes.
 *
 * <p>One thread at a time.
 */
final class CocoDocument implements AutoCloseable {
    private static final ObjectWriter OBJECTS = JsonMapper.shared()
            .writer()
            .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .without(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .without(StreamWriteFeature.FLUSH_PASSED_TO_STREAM);

    private static final double MILLION = 1e6;

    private final OutputContext context;
    private final RegionForm form;
    private final FrameNames names;
    private final GrowingFile file;
    private final GrowingFile imageFile;
    private final JsonGenerator json;
    private final JsonGenerator images;
    private long annotations;
    private boolean begun;
    private boolean complete;

    private CocoDocument(GrowingFile file, GrowingFile imageFile, OutputContext context, RegionForm form) {
        this.file = file;
        this.imageFile = imageFile;
        this.context = context;
        this.form = form;
        names = context.names();
        json = OBJECTS.createGenerator(file.stream());
        images = OBJECTS.withRootValueSeparator(",\n").createGenerator(imageFile.stream());
    }

    /** Makes FILE.part and what goes with it. */
    static CocoDocument create(Path file, OutputContext context, RegionForm form) throws OutputException {
        GrowingFile growing = GrowingFile.create(file, context.overwrite());
        try {
            GrowingFile images = GrowingFile.create(imagesOf(file), context.overwrite());
            return new CocoDocument(growing, images, context, form);
        } catch (OutputException failure) {
            growing.close();
            throw failure;
        }
    }

    private static Path imagesOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".images");
    }

    /** The final name. */
    Path file() {
        return file.file();
    }

    /** Adds one frame and its regions. */
    void add(long index, long timestamp, MaskRuns mask, Regions regions) throws OutputException {
        try {
            begin();
            writeImage(index, timestamp, mask);
            for (int region = 0; region < regions.count(); region++) {
                writeAnnotation(index + 1, region, mask, regions);
            }
        } catch (JacksonException failure) {
            throw unwritable(failure);
        }
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        json.writeStartObject();
        json.writeName("info");
        writeInfo();
        line();
        json.writeName("licenses");
        json.writeStartArray();
        json.writeEndArray();
        line();
        json.writeName("categories");
        json.writeStartArray();
        json.writeStartObject();
        json.writeNumberProperty("id", 1);
        json.writeStringProperty("name", "vehicle");
        json.writeStringProperty("supercategory", "vehicle");
        json.writeEndObject();
        json.writeEndArray();
        line();
        json.writeName("annotations");
        json.writeStartArray();
    }

    private void writeInfo() {
        Provenance provenance = context.provenance();
        json.writeStartObject();
        json.writeStringProperty("description", "Vehicles found by Roadmask: connected regions, not single cars");
        json.writeStringProperty("version", provenance.version());
        json.writeName("provenance");
        json.writePOJO(provenance.json());
        json.writeEndObject();
    }

    private void writeImage(long index, long timestamp, MaskRuns mask) {
        images.writeStartObject();
        images.writeNumberProperty("id", index + 1);
        images.writeNumberProperty("width", mask.width());
        images.writeNumberProperty("height", mask.height());
        images.writeStringProperty("file_name", names.stem(index, timestamp) + ".png");
        images.writeNumberProperty("frame_index", index);
        images.writeStringProperty("timestamp", names.rational(timestamp));
        images.writeName("seconds");
        images.writeNumber(names.seconds(timestamp));
        images.writeEndObject();
    }

    private void writeAnnotation(long image, int region, MaskRuns mask, Regions regions) {
        line();
        json.writeStartObject();
        json.writeNumberProperty("id", ++annotations);
        json.writeNumberProperty("image_id", image);
        json.writeNumberProperty("category_id", 1);
        json.writeNumberProperty("iscrowd", 0);
        json.writeNumberProperty("area", regions.area(region));
        json.writeName("bbox");
        json.writeStartArray();
        json.writeNumber(regions.left(region));
        json.writeNumber(regions.top(region));
        json.writeNumber(regions.width(region));
        json.writeNumber(regions.height(region));
        json.writeEndArray();
        json.writeNumberProperty("score", Math.round(regions.meanProbability(region) * MILLION) / MILLION);
        json.writeName("segmentation");
        form.write(region, mask, regions, json);
        json.writeEndObject();
    }

    /** For whoever looks at it: a line each. */
    private void line() {
        json.writeRaw('\n');
    }

    /** Appends the images: the document is whole then, still under the name it grew under. */
    void complete() throws OutputException {
        try {
            begin();
            json.writeEndArray();
            line();
            json.writeName("images");
            json.writeStartArray();
            line();
            json.flush();
            images.flush();
            imageFile.complete();
            appendImages();
            json.writeEndArray();
            json.writeEndObject();
            line();
            json.flush();
            file.complete();
            complete = true;
            Files.deleteIfExists(GrowingFile.part(imageFile.file()));
        } catch (JacksonException failure) {
            throw unwritable(failure);
        } catch (IOException failure) {
            throw GrowingFile.unwritable(file(), failure);
        }
    }

    private void appendImages() throws IOException {
        try (InputStream spooled =
                new FileInputStream(GrowingFile.part(imageFile.file()).toFile())) {
            spooled.transferTo(file.stream());
        }
    }

    /** Gives the complete document its name. */
    void publish() throws OutputException {
        file.publish();
    }

    /** After a failure: FILE.part is a whole document of the frames so far, if there is room for it. */
    void keep() throws OutputException {
        if (begun && !complete) {
            complete();
        }
    }

    private OutputException unwritable(JacksonException failure) {
        IOException cause = failure.getCause() instanceof IOException io ? io : new IOException(failure);
        return GrowingFile.unwritable(file(), cause);
    }

    /** What is not published stays as parts; empty ones are removed. */
    @Override
    public void close() {
        file.close();
        imageFile.close();
    }
}
