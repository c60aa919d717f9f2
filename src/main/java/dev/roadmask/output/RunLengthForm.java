package dev.roadmask.output;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.Regions;
import dev.roadmask.mask.RunLengths;
import tools.jackson.core.JsonGenerator;

/** Compressed run lengths: {@code {"size":[height,width],"counts":"..."}}. */
final class RunLengthForm implements RegionForm {
    private final RunLengths runLengths = new RunLengths();

    @Override
    public void write(int region, MaskRuns mask, Regions regions, JsonGenerator json) {
        runLengths.encode(region, mask, regions);
        json.writeStartObject();
        json.writeName("size");
        json.writeStartArray();
        json.writeNumber(mask.height());
        json.writeNumber(mask.width());
        json.writeEndArray();
        json.writeName("counts");
        // A backslash is one of its digits: it has to be escaped.
        json.writeUTF8String(runLengths.text(), 0, runLengths.length());
        json.writeEndObject();
    }
}
