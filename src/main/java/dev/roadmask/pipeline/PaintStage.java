package dev.roadmask.pipeline;

import dev.roadmask.mask.MaskPainter;
import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.MaskTurn;
import dev.roadmask.mask.PaintStyle;
import dev.roadmask.mask.YuvPlanes;
import dev.roadmask.video.Picture;
import dev.roadmask.video.PictureConverter;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import java.util.function.Supplier;

/**
 * Copies the decoder's picture into the slot's own, lets go of it, and blends the masks in. Where the encoder wants
 * another pixel format than the decoder gives, the copy is a conversion.
 */
public final class PaintStage implements Stage, AutoCloseable {
    private final PictureConverter converter = PictureConverter.create();
    private final MaskTurn turn;
    private final MaskRuns turned;
    private final Supplier<PaintStyle> style;
    private PaintStyle painterStyle;
    private MaskPainter painter;

    /**
     * @param video how its pictures are stored and shown
     * @param style how masks look, asked before each frame
     */
    public PaintStage(VideoDescription video, Supplier<PaintStyle> style) {
        turn = new MaskTurn(video.width(), video.height(), video.rotationDegrees(), video.mirrored());
        turned = turn.isIdentity() ? null : new MaskRuns(video.width(), video.height());
        this.style = style;
    }

    @Override
    public String name() {
        return "paint";
    }

    @Override
    public void process(FrameSlot frame) throws VideoException {
        copy(frame.decoded(), frame.painted());
        // Now, not when the slot comes round again: the decoder has few pictures to lend.
        frame.decoded().release();
        YuvPlanes planes = frame.planes();
        painterFor(planes).paint(planes, asStored(frame.mask()));
    }

    private MaskRuns asStored(MaskRuns mask) {
        if (turn.isIdentity()) {
            return mask;
        }
        turn.toStored(mask, turned);
        return turned;
    }

    private void copy(Picture decoded, Picture painted) throws VideoException {
        if (painted.hasShapeOf(decoded)) {
            painted.copyFrom(decoded);
        } else {
            converter.convert(decoded, painted);
        }
    }

    /** The tables depend on the style and the picture's colour tags; a change of either makes new ones. */
    private MaskPainter painterFor(YuvPlanes planes) {
        PaintStyle wanted = style.get();
        if (painter == null || !painter.fits(planes) || !wanted.equals(painterStyle)) {
            painter = new MaskPainter(planes, wanted);
            painterStyle = wanted;
        }
        return painter;
    }

    @Override
    public void close() {
        converter.close();
    }
}
