package dev.roadmask.evaluation;

import dev.roadmask.dataset.Example;
import dev.roadmask.dataset.LabelledPicture;
import dev.roadmask.model.InferenceTensors;
import dev.roadmask.model.InputSize;
import dev.roadmask.model.ModelException;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.PictureScaler;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;

/**
 * The network, fed the pipeline's own way, with the tensors of the last size kept. It decodes picture files by itself,
 * because the pipeline scales the decoder's YUV planes and not RGB; its cost is the scaling and the network.
 */
public final class ModelSegmenter implements Segmenter {
    private final SegmentationModel model;
    private final Picture picture = Picture.empty();
    private final PacketList packets = PacketList.create();
    private InferenceTensors tensors;
    private PictureScaler scaler;

    /** Borrows the model. */
    public ModelSegmenter(SegmentationModel model) {
        this.model = model;
    }

    @Override
    public String method() {
        return "model";
    }

    @Override
    public String model() {
        return "%s sha256:%s"
                .formatted(model.card().file().getFileName(), model.card().sha256());
    }

    @Override
    public double threshold() {
        return model.card().threshold();
    }

    /** Reads the picture as its labels lie, not as EXIF would turn it. */
    @Override
    public void load(LabelledPicture labelled, Example example) throws VideoException, ModelException {
        picture.release();
        try (VideoReader reader = VideoReader.open(labelled.picture())) {
            reader.read(picture, packets);
            prepare(model.card().inputSize(picture.width(), picture.height()));
        } finally {
            packets.clear();
        }
    }

    @Override
    public ProbabilityMap segment() throws VideoException, ModelException {
        scaler.scale(picture, tensors.input());
        model.run(tensors);
        return new ProbabilityMap(tensors.outputWidth(), tensors.outputHeight(), tensors.probability());
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
