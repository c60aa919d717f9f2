package dev.roadmask.evaluation;

import dev.roadmask.model.InferenceTensors;
import dev.roadmask.model.InputSize;
import dev.roadmask.model.ModelException;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.PictureScaler;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;
import java.nio.file.Path;

/** Segments picture files one by one, with the tensors of the last size kept. Used by one thread. */
final class StillSegmenter implements AutoCloseable {
    private final SegmentationModel model;
    private final Picture picture = Picture.empty();
    private final PacketList packets = PacketList.create();
    private InferenceTensors tensors;
    private PictureScaler scaler;

    /** Borrows the model. */
    StillSegmenter(SegmentationModel model) {
        this.model = model;
    }

    /** The probability of a picture as its labels lie, not as EXIF would turn it; valid until the next call. */
    InferenceTensors segment(Path file) throws VideoException, ModelException {
        try (VideoReader reader = VideoReader.open(file)) {
            reader.read(picture, packets);
            prepare(model.card().inputSize(picture.width(), picture.height()));
            scaler.scale(picture, tensors.input());
            model.run(tensors);
            return tensors;
        } finally {
            picture.release();
            packets.clear();
        }
    }

    private void prepare(InputSize size) throws ModelException {
        if (tensors == null || !tensors.size().equals(size)) {
            release();
            tensors = model.allocate(size);
            scaler = PictureScaler.toRgbPlanes(size.width(), size.height(), 0);
        }
    }

    private void release() {
        if (tensors != null) {
            tensors.close();
            scaler.close();
        }
    }

    @Override
    public void close() {
        release();
        packets.close();
        picture.close();
    }
}
