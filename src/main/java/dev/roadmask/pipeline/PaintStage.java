package dev.roadmask.pipeline;

import dev.roadmask.mask.MaskCover;
import dev.roadmask.mask.MaskPainter;
import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.MaskTurn;
import dev.roadmask.mask.PaintStyle;
import dev.roadmask.mask.YuvPlanes;
import dev.roadmask.video.Picture;
import dev.roadmask.video.PictureBlur;
import dev.roadmask.video.PictureConverter;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import java.util.function.Supplier;

/**
 * Copies the decoder's picture into the slot's own, lets go of it, and paints the masks on it. Where the encoder wants
 * another pixel format than the decoder gives, the copy is a conversion.
 */
public final class PaintStage implements Stage, AutoCloseable {
    private final PictureConverter converter = PictureConverter.create();
    private final PictureBlur blur = PictureBlur.create();
    private final MaskTurn turn;
    private final MaskRuns turned;
    private final Supplier<PaintStyle> style;
    private PaintStyle painterStyle;
    private MaskPainter painter;
    private MaskCover cover;

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
        fit(planes);
        paint(frame, planes, asStored(frame.mask()));
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
    private void fit(YuvPlanes planes) {
        PaintStyle wanted = style.get();
        if (painter == null || !painter.fits(planes) || !wanted.equals(painterStyle)) {
            painter = new MaskPainter(planes, wanted);
            cover = new MaskCover(planes);
            painterStyle = wanted;
        }
    }

    private void paint(FrameSlot frame, YuvPlanes planes, MaskRuns mask) throws VideoException {
        switch (painterStyle.look()) {
            case TINT -> painter.paint(planes, mask);
            case CUTOUT -> cover.blacken(planes, cover.outside(mask));
            case BLUR_CARS -> blur(frame, planes, mask);
            case BLUR_BACKGROUND -> blur(frame, planes, cover.outside(mask));
        }
    }

    private void blur(FrameSlot frame, YuvPlanes planes, MaskRuns part) throws VideoException {
        if (part.pixels() > 0) {
            cover.replace(planes, part, PictureSamples.of(blur.blur(frame.painted())));
        }
    }

    @Override
    public void close() {
        converter.close();
        blur.close();
    }
}
