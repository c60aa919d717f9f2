package dev.roadmask.evaluation;

import dev.roadmask.dataset.Blobs;
import dev.roadmask.evaluation.ColorRegions.Region;
import java.util.List;

/**
 * The rule that takes some regions of a mean-shift segmentation for vehicles; everything in shares of the picture, so
 * that its size doesn't matter.
 *
 * <ol>
 *   <li>The road has the colour of the region that fills most of the place ahead of the camera (columns 30 to 70 %, rows
 *       70 to 95 %), and so has every region within a distance of 18 levels of it.
 *   <li>Parts of vehicles are regions of another colour with their middle below the horizon, and not too large.
 *   <li>Parts that touch are one object. It is a vehicle if neither tiny nor huge, neither upright nor flat, and fills
 *       its box somewhat.
 * </ol>
 *
 * <p>The numbers were chosen on 60 of CamVid's training pictures.
 */
final class RoadObjects {
    private static final double HORIZON = 0.47;
    private static final double ROAD_DISTANCE = 18;
    private static final double LARGEST_PART = 0.05;
    private static final double LEAST_AREA = 0.003;
    private static final double LARGEST_AREA = 0.25;
    private static final double LEAST_ASPECT = 0.7;
    private static final double LARGEST_ASPECT = 5;
    private static final double LEAST_FILLED = 0.35;

    private final int width;
    private final int height;
    private final ColorRegions regions;
    private final boolean[] road;

    RoadObjects(int width, int height, ColorRegions regions) {
        this.width = width;
        this.height = height;
        this.regions = regions;
        List<Region> list = regions.list();
        Region ahead = list.get(regionAhead());
        road = new boolean[list.size()];
        for (int i = 0; i < road.length; i++) {
            road[i] = list.get(i).colorDistance(ahead) <= ROAD_DISTANCE;
        }
    }

    /** The vehicles as a mask of (height, width). */
    byte[] vehicles() {
        byte[] mask = parts();
        try (Blobs objects = new Blobs(mask, width, height)) {
            for (int pixel = 0; pixel < mask.length; pixel++) {
                int object = objects.at(pixel);
                boolean vehicle = object > 0 && hasShape(objects, object);
                mask[pixel] = vehicle ? ProbabilityMap.VEHICLE : ProbabilityMap.BACKGROUND;
            }
        }
        return mask;
    }

    private int regionAhead() {
        int[] pixels = new int[regions.list().size()];
        int best = regions.at((height - 1) * width + width / 2);
        for (int y = height * 70 / 100; y < height * 95 / 100; y++) {
            for (int x = width * 30 / 100; x < width * 70 / 100; x++) {
                int region = regions.at(y * width + x);
                best = ++pixels[region] > pixels[best] ? region : best;
            }
        }
        return best;
    }

    private byte[] parts() {
        byte[] mask = new byte[width * height];
        for (int pixel = 0; pixel < mask.length; pixel++) {
            int number = regions.at(pixel);
            Region region = regions.list().get(number);
            boolean part = !road[number]
                    && region.middle() >= HORIZON * height
                    && region.pixels() <= LARGEST_PART * mask.length;
            mask[pixel] = part ? ProbabilityMap.VEHICLE : ProbabilityMap.BACKGROUND;
        }
        return mask;
    }

    private boolean hasShape(Blobs objects, int object) {
        double area = objects.area(object);
        double box = (double) objects.width(object) * objects.height(object);
        double aspect = (double) objects.width(object) / objects.height(object);
        return area >= LEAST_AREA * width * height
                && area <= LARGEST_AREA * width * height
                && aspect >= LEAST_ASPECT
                && aspect <= LARGEST_ASPECT
                && area >= LEAST_FILLED * box;
    }
}
