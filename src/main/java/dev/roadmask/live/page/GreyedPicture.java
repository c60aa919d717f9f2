package dev.roadmask.live.page;

import dev.roadmask.video.Picture;
import dev.roadmask.video.PictureConverter;
import dev.roadmask.video.VideoException;
import java.nio.ByteBuffer;

/** A picture without its colours and with half its light: nobody takes it for a live one. One thread. */
final class GreyedPicture implements AutoCloseable {
    private final PictureConverter converter = PictureConverter.create();
    private Picture grey;

    /** A greyed copy, valid until the next call; of the same size and shape of pixels. */
    Picture of(Picture source) throws VideoException {
        if (grey == null || grey.width() != source.width() || grey.height() != source.height()) {
            discard();
            grey = Picture.allocate(source.width(), source.height(), "gray");
        }
        converter.convert(source, grey);
        ByteBuffer luma = grey.plane(0);
        for (int i = 0; i < luma.capacity(); i++) {
            luma.put(i, (byte) ((luma.get(i) & 0xff) >> 1));
        }
        return grey;
    }

    private void discard() {
        if (grey != null) {
            grey.close();
        }
    }

    @Override
    public void close() {
        discard();
        converter.close();
    }
}
