package dev.roadmask.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the picture as shown. A pixel lies in it when its centre does, by the even-odd rule.
 *
 * <p>From the left and from the top, in pixels or as shares of the picture's width and height.
 */
public sealed interface Shape permits Shape.Rectangle, Shape.Polygon {
    /** What a corner may stand out: shares that add up to the whole do so to a few billionths. */
    double SLACK_PIXELS = 1e-6;

    /** An upright rectangle. */
    record Rectangle(Measure x, Measure y, Measure width, Measure height) implements Shape {
        public Rectangle {
            if (width.number() <= 0 || height.number() <= 0) {
                throw new IllegalArgumentException("a rectangle must have a width and a height above 0: %s,%s,%s,%s"
                        .formatted(x, y, width, height));
            }
        }

        @Override
        public double[] xs(int pictureWidth) {
            double left = x.in(pictureWidth);
            double right = left + width.in(pictureWidth);
            return new double[] {left, right, right, left};
        }

        @Override
        public double[] ys(int pictureHeight) {
            double top = y.in(pictureHeight);
            double bottom = top + height.in(pictureHeight);
            return new double[] {top, top, bottom, bottom};
        }

        @Override
        public String toString() {
            return x + "," + y + "," + width + "," + height;
        }
    }

    /** A corner of a polygon. */
    record Corner(Measure x, Measure y) {
        @Override
        public String toString() {
            return x + "," + y;
        }
    }

    /** Three corners or more, in order around it; the last is joined to the first. */
    record Polygon(List<Corner> corners) implements Shape {
        public Polygon {
            corners = List.copyOf(corners);
            if (corners.size() < 3) {
                throw new IllegalArgumentException(
                        "a polygon must have three corners or more: corners=" + corners.size());
            }
        }

        @Override
        public double[] xs(int pictureWidth) {
            return corners.stream()
                    .mapToDouble(corner -> corner.x().in(pictureWidth))
                    .toArray();
        }

        @Override
        public double[] ys(int pictureHeight) {
            return corners.stream()
                    .mapToDouble(corner -> corner.y().in(pictureHeight))
                    .toArray();
        }

        @Override
        public String toString() {
            return String.join(" ", corners.stream().map(Corner::toString).toList());
        }
    }

    /** Columns of the corners, in order around it, in pixels of a picture of this width. */
    double[] xs(int pictureWidth);

    /** Rows of the corners. */
    double[] ys(int pictureHeight);

    /**
     * Reads a rectangle, {@code X,Y,WIDTH,HEIGHT}, or a polygon, {@code X1,Y1 X2,Y2 X3,Y3 ...}, each number in pixels
     * or with {@code %}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Shape parse(String text) {
        String[] groups = text.strip().split("\\s+");
        return groups.length == 1 ? rectangle(groups[0]) : polygon(groups);
    }

    private static Shape rectangle(String text) {
        List<Measure> four = measures(text);
        if (four.size() != 4) {
            throw new IllegalArgumentException(
                    "'%s' is no shape. Give a rectangle X,Y,WIDTH,HEIGHT or a polygon 'X1,Y1 X2,Y2 X3,Y3 ...'"
                            .formatted(text));
        }
        return new Rectangle(four.get(0), four.get(1), four.get(2), four.get(3));
    }

    private static Shape polygon(String[] groups) {
        List<Corner> corners = new ArrayList<>();
        for (String group : groups) {
            List<Measure> two = measures(group);
            if (two.size() != 2) {
                throw new IllegalArgumentException("'%s' is no corner X,Y of a polygon".formatted(group));
            }
            corners.add(new Corner(two.get(0), two.get(1)));
        }
        return new Polygon(corners);
    }

    private static List<Measure> measures(String text) {
        List<Measure> measures = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            measures.add(Measure.parse(one));
        }
        return measures;
    }

    /** Whether all of it lies in a picture of this size. */
    default boolean isInside(int pictureWidth, int pictureHeight) {
        return within(xs(pictureWidth), pictureWidth) && within(ys(pictureHeight), pictureHeight);
    }

    private static boolean within(double[] values, int size) {
        for (double value : values) {
            if (!(value >= -SLACK_PIXELS && value <= size + SLACK_PIXELS)) {
                return false;
            }
        }
        return true;
    }
}
