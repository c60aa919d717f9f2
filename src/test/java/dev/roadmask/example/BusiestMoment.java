package dev.roadmask.example;

import dev.roadmask.Roadmask;
import dev.roadmask.SegmentedFrame;
import dev.roadmask.mask.Steadiness;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** An example: finds the frame of a film in which cars fill the most of the picture, and saves it as a PNG. */
public final class BusiestMoment {
    private double share;
    private double seconds;
    private BufferedImage picture;

    private BusiestMoment() {}

    /** Arguments: the model, the film, and where the picture goes. */
    public static void main(String[] arguments) throws Exception {
        BusiestMoment busiest = new BusiestMoment();
        try (Roadmask roadmask = Roadmask.open(Path.of(arguments[0]))) {
            roadmask.segment(Path.of(arguments[1]))
                    .steady(Steadiness.STRONG)
                    .onFrame(busiest::look)
                    .run();
        }
        ImageIO.write(busiest.picture, "png", new File(arguments[2]));
        System.out.printf("cars fill %.1f %% of the picture at %.3f s%n", 100 * busiest.share, busiest.seconds);
    }

    private void look(SegmentedFrame frame) throws Exception {
        if (picture == null || frame.vehicleShare() > share) {
            share = frame.vehicleShare();
            seconds = frame.seconds();
            picture = frame.image();
        }
    }
}
